/** Rows with an audience: their reference is shown to their readers alone. */
const RESERVED: readonly string[] = [
  'problem', 'action', 'meeting', 'agenda_item', 'entry', 'invitation', 'minutes_version', 'minutes_point', 'minutes_edition', 'fact', 'thread_note',
];

/** What a row of the journal is called when it bears no reference. */
export const ROW_WORDS: Readonly<Record<string, string>> = {
  problem: 'dossier', action: 'action', meeting: 'réunion', agenda_item: 'point', entry: 'ligne de séance', invitation: 'convocation',
  minutes_version: 'compte rendu', minutes_point: 'point de compte rendu', minutes_edition: 'compte rendu en PDF', fact: 'fait', thread_note: 'observation',
  summary: 'bilan', organisation: 'partenaire', partner_link: 'lien', visit: 'visite', notification: 'courriel', session: 'session',
  audit_segment: 'journal', journal: 'journal', council: 'conseil', installation: 'installation',
  account: 'compte', body: 'instance', charter: 'charte', charter_signature: 'charte', contact: 'correspondant', council_role: 'rôle', mandate: 'mandat',
  derogation: 'dérogation', list_word: 'liste', commune: 'commune', zoning: 'découpage', sector: 'secteur', outbox_message: 'envoi', person: 'personne', rules_of_procedure: 'règlement', seat: 'siège',
};

export function isReserved(rowType: string): boolean {
  return RESERVED.includes(rowType);
}
