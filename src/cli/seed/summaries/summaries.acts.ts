import { instantOf, previousQuarter } from '../../../platform/clock/calendar.js';
import { SummaryDrafts } from '../../../summaries/draft/summary-drafts.js';
import { SummaryService } from '../../../summaries/summary.service.js';
import { readData } from '../data.js';
import type { Act } from '../player.js';
import { fridayAfter, toldQuarters } from '../quarters.js';
import type { Stage } from '../stage.js';

interface SummaryData {
  /** 1 for the last quarter that has its summary. */
  readonly quartersAgo: number;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly worked: string;
  readonly resists: string;
  readonly asked: readonly string[];
}

const COUNCIL = 'VAL';
const PUBLICATION_HOUR = '10:00';
const SUMMARIES = readData<readonly SummaryData[]>('summaries');

/** Each quarter's page: figures cut off on the second Friday after it, published on the third. */
export function summaryActs(stage: Stage): Act[] {
  return SUMMARIES.map((summary) => {
    const quarter = toldQuarters(stage.monday).at(-summary.quartersAgo) ?? '';
    return { at: instantOf(fridayAfter(quarter, 3), PUBLICATION_HOUR), run: () => publish(stage, quarter, summary) };
  });
}

async function publish(stage: Stage, quarter: string, { title, sentences, worked, resists, asked }: SummaryData): Promise<void> {
  const viewer = await stage.coordinator(COUNCIL);
  const service = stage.get(SummaryService);
  await service.calculate(viewer, quarter, { cutOffOn: fridayAfter(quarter, 2) });
  const texts = { title: inSeason(title, quarter), sentences: inSeason(sentences.join('\n'), quarter), worked, resists, asked: asked.join('\n') };
  await service.write(viewer, quarter, await versionOf(stage, quarter), texts);
  await service.publish(viewer, quarter, await versionOf(stage, quarter));
}

interface Season {
  readonly some: string;
  readonly the: string;
  readonly of: string;
}

const SEASONS: Readonly<Record<string, Season>> = {
  Q1: { some: 'Un hiver', the: 'l’hiver', of: 'de l’hiver' },
  Q2: { some: 'Un printemps', the: 'le printemps', of: 'du printemps' },
  Q3: { some: 'Un été', the: 'l’été', of: 'de l’été' },
  Q4: { some: 'Un automne', the: 'l’automne', of: 'de l’automne' },
};

/** The page of a summer does not speak of winter, whenever the demonstration is played. */
function inSeason(text: string, quarter: string): string {
  const [now, before] = [quarter, previousQuarter(quarter)].map((each) => SEASONS[each.slice(-2)]);
  return text
    .replace('{Saison}', now?.some ?? '')
    .replace('{saison précédente}', before?.the ?? '')
    .replace('{de la saison précédente}', before?.of ?? '');
}

async function versionOf(stage: Stage, quarter: string): Promise<number> {
  return (await stage.get(SummaryDrafts).draftOf(await stage.coordinator(COUNCIL), quarter)).version;
}
