import type { CouncilWords } from '../../../councils/index.js';
import { CHANNEL_WORDS } from '../action.wording.js';
import type { Reply } from '../reply.entity.js';
import { motiveListOf } from './reply.rules.js';

/** The motive (« autre » is told by its words), the words, the announced date: one paragraph each. */
export function replyParagraphs(reply: Pick<Reply, 'state' | 'motive' | 'words' | 'expectedOn'>, day: (iso: string) => string, council: CouncilWords): string[] {
  const list = motiveListOf(reply.state);
  const motive = list === null || reply.motive === null || reply.motive === 'other' ? [] : [`${council.label(list, reply.motive)}.`];
  const words = reply.words === null ? [] : reply.words.split(/\n+/).filter((line) => line.trim() !== '');
  const expected = reply.expectedOn === null ? [] : [`Date annoncée\u00a0: ${day(reply.expectedOn)}.`];
  return [...motive, ...words, ...expected];
}

/** Who answered and through which door; by telephone both names: « , Solène Kerzhéro, par téléphone, noté par Claire Montagnac ». */
export function spokenBy(reply: Pick<Reply, 'channel' | 'personId' | 'recordedByPersonId'>, people: ReadonlyMap<string, string>): string | null {
  const speaker = people.get(reply.personId ?? '') ?? null;
  const writer = people.get(reply.recordedByPersonId ?? '') ?? null;
  const door = reply.channel === 'signed_in' ? null : CHANNEL_WORDS[reply.channel];
  const noted = writer === null || writer === speaker ? null : `noté par ${writer}`;
  const parts = [speaker, door, noted].filter((part) => part !== null);
  return parts.length === 0 ? null : `, ${parts.join(', ')}`;
}
