import { NBSP } from '../../platform/formatting/french.js';
import { type FieldView, type FormState, textField } from '../../platform/web/forms/form-view.js';
import type { CheckView } from '../../platform/web/components/page-view.js';
import type { DraftPage, PublishedPage } from './minutes-page.query.js';
import { publishedWords, warningWords } from './minutes.wording.js';

export interface PublicationView {
  readonly action: string;
  readonly version: number;
  readonly checks: readonly CheckView[];
  readonly reason: FieldView | null;
}

/** What proves the copy: the hash of the version, its PDF when it is made, the versions before. */
export interface FrozenSealView {
  readonly words: string;
  readonly reason: string | null;
  readonly hash: string;
  readonly pdf: { readonly href: string; readonly hash: string } | null;
  readonly others: readonly { readonly href: string; readonly label: string }[];
}

export function publicationView({ meeting, minutes, warnings }: DraftPage, form: FormState): PublicationView {
  const clear: CheckView = { isDone: true, text: 'Présences, résultats, pilotes et échéances sont notés.', href: null, note: null };
  const pending = warnings.map((warning) => ({ isDone: false, text: warningWords(warning), href: null, note: null }));
  return {
    action: `/reunions/${meeting.id}/compte-rendu/publication`,
    version: minutes.version,
    checks: pending.length === 0 ? [clear] : pending,
    reason: pending.length === 0 ? null : textField(form, 'reason', 'Pourquoi publier ainsi', {
      maxLength: 500, help: `La raison est gardée avec le compte rendu. Exemple${NBSP}: le pilote sera désigné à la prochaine séance.`,
    }),
  };
}

export function frozenSeal({ meeting, frozen, versions, edition }: PublishedPage): FrozenSealView {
  const { version, hash } = frozen;
  const query = version.number === versions[0]?.number ? '' : `?version=${version.number}`;
  const others = versions.filter(({ number }) => number !== version.number);
  return {
    words: `${publishedWords(version)}.`,
    reason: version.reason,
    hash,
    pdf: edition === null ? null : { href: `/reunions/${meeting.id}/compte-rendu.pdf${query}`, hash: edition.hash },
    others: others.map(({ number }) => ({ href: `/reunions/${meeting.id}/compte-rendu?version=${number}`, label: `Version${NBSP}${number}` })),
  };
}
