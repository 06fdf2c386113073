import { capitalise, dayMonthYear, longDate } from '../platform/formatting/french.js';

/** A meeting of level members is named in a mail; any other is « Réunion du CLSPD », without body, date or place. */
export type NamedMeeting = { readonly bodyName: string; readonly heldOn: string } | 'unnamed';

export interface LetterAction {
  readonly sentence: string;
  readonly dueOn: string | null;
  readonly isLead: boolean;
  readonly leadName: string | null;
}

/** The page of `views/mail/actions` and of its text twin. */
export interface ActionsLetter {
  readonly subject: string;
  readonly opening: string;
  readonly actions: readonly { readonly sentence: string; readonly dates: string }[];
  readonly button: string;
  readonly href: string;
  readonly howTo: string;
  readonly validity: string;
  readonly footer: string;
}

/** The page of `views/mail/sign-in`: no word of what waits there. */
export interface SignInLetter {
  readonly subject: string;
  readonly opening: string;
  readonly button: string;
  readonly href: string;
  readonly footer: string;
}

export interface LetterFacts {
  readonly councilKind: string;
  readonly councilName: string;
  readonly organisation: string;
  /** Null outside a meeting. */
  readonly meeting: NamedMeeting | null;
}

export function actionsLetter(facts: LetterFacts, actions: readonly LetterAction[], href: string, endsOn: string): ActionsLetter {
  const what = actions.length > 1 ? `${actions.length}\u00a0actions` : 'une action';
  return {
    subject: `${about(facts)}\u00a0: ${what} pour ${facts.organisation}`,
    opening: capitalise(`${origin(facts)}${what} ${actions.length > 1 ? 'attendent' : 'attend'} une réponse de ${facts.organisation}\u00a0:`),
    actions: actions.map((action) => ({ sentence: action.sentence, dates: datesOf(action) })),
    button: 'Ouvrir mes actions',
    href,
    howTo: 'Le bouton ouvre une page où répondre en un geste, sans mot de passe\u00a0: faite, en cours, bloquée.',
    validity: `Ce lien est personnel. Il est valable jusqu’au ${longDate(endsOn)} et n’ouvre que les actions de ${facts.organisation}.`,
    footer: footerOf(facts),
  };
}

export function signInLetter(facts: LetterFacts, href: string): SignInLetter {
  const subject = neutralMeeting(facts);
  return {
    subject,
    opening: `${subject}\u00a0: une information vous attend dans le carnet de bord. Elle demande une connexion complète.`,
    button: 'Se connecter',
    href,
    footer: footerOf(facts),
  };
}

/** The same words for programs that show no HTML. */
export function textOfActions(letter: ActionsLetter): string {
  const actions = letter.actions.map(({ sentence, dates }) => `- ${sentence}\n  ${dates}`);
  const button = `${letter.button}\u00a0:\n${letter.href}`;
  return paragraphs(['Bonjour,', letter.opening, actions.join('\n'), button, letter.howTo, letter.validity, `--\n${letter.footer}`]);
}

export function textOfSignIn(letter: SignInLetter): string {
  return paragraphs(['Bonjour,', letter.opening, `${letter.button}\u00a0:\n${letter.href}`, `--\n${letter.footer}`]);
}

function about(facts: LetterFacts): string {
  if (facts.meeting === null) return `${facts.councilKind} ${facts.councilName}`;
  return facts.meeting === 'unnamed' ? neutralMeeting(facts) : `Réunion du ${dayMonthYear(facts.meeting.heldOn)}`;
}

function origin({ meeting, councilKind }: LetterFacts): string {
  if (meeting === null) return '';
  if (meeting === 'unnamed') return `à la suite d’une réunion du ${councilKind}, `;
  return `à la suite de la réunion du ${longDate(meeting.heldOn)} (${meeting.bodyName}), `;
}

function neutralMeeting({ councilKind }: LetterFacts): string {
  return `Réunion du ${councilKind}`;
}

function datesOf({ dueOn, isLead, leadName }: LetterAction): string {
  const due = dueOn === null ? 'Sans échéance' : `Attendue le ${longDate(dueOn)}`;
  const helping = leadName === null ? 'Vous y contribuez' : `Vous y contribuez, pilote\u00a0: ${leadName}`;
  return `${due}. ${isLead ? 'Vous la pilotez' : helping}.`;
}

function footerOf({ councilKind, councilName }: LetterFacts): string {
  return `Beffroi, carnet de bord du ${councilKind}, ${councilName}. Message automatique\u00a0: inutile d’y répondre.`;
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
