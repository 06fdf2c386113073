import type { FactorResetReason, Told } from '../sign-in-words.js';

/** The page of `views/mail/account` and of its text twin: plain sentences, one button at most. */
export interface AccountLetter {
  readonly subject: string;
  readonly opening: string;
  readonly button: string | null;
  readonly href: string | null;
  readonly notes: readonly string[];
  readonly footer: string;
}

const FOOTER = 'Beffroi, carnet de bord. Message automatique\u00a0: inutile d’y répondre.';
const NOT_YOU = 'Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe et prévenez votre coordination.';

export function invitationLetter(facts: { readonly place: string; readonly inviter: string | null; readonly href: string; readonly endsOn: string }): AccountLetter {
  const { place, inviter, href, endsOn } = facts;
  return {
    subject: `Votre accès à Beffroi, ${place}`,
    opening: inviter === null ? `Un accès à Beffroi a été créé à votre nom pour ${place}.` : `${inviter} vous invite dans Beffroi, pour ${place}.`,
    button: 'Choisir mon mot de passe',
    href,
    notes: [
      `Ce lien est personnel et sert une fois. Il est valable jusqu’au ${endsOn}\u00a0; après, demandez-en un autre à votre coordination.`,
      'Si vous n’attendiez pas cette invitation, ne faites rien\u00a0: aucun accès ne s’ouvre sans vous.',
    ],
    footer: FOOTER,
  };
}

export function welcomeLetter(facts: { readonly place: string; readonly href: string }): AccountLetter {
  return {
    subject: `Votre accès à Beffroi, ${facts.place}`,
    opening: `Votre compte Beffroi ouvre maintenant aussi ${facts.place}. Votre mot de passe ne change pas.`,
    button: 'Se connecter', href: facts.href, notes: [], footer: FOOTER,
  };
}

export function resetLetter(facts: { readonly href: string }): AccountLetter {
  return {
    subject: 'Choisir un nouveau mot de passe pour Beffroi',
    opening: 'Un nouveau mot de passe a été demandé pour votre compte.',
    button: 'Choisir un nouveau mot de passe',
    href: facts.href,
    notes: [
      'Ce lien est valable dix minutes, une fois, et seulement dans le navigateur qui l’a demandé.',
      'Si vous n’avez rien demandé, ne faites rien\u00a0: votre mot de passe reste le même.',
    ],
    footer: FOOTER,
  };
}

const SAID: Readonly<Record<Told, readonly [subject: string, opening: string]>> = {
  'password-changed': ['Votre mot de passe a été changé', 'Le mot de passe de votre compte Beffroi vient d’être changé. Les autres sessions ont pris fin.'],
  'factor-on': ['Votre second facteur est actif', 'Un second facteur protège maintenant votre compte Beffroi\u00a0: un code sera demandé à chaque connexion.'],
  'factor-off': ['Votre second facteur a été retiré', 'Le second facteur de votre compte Beffroi vient d’être retiré. Les niveaux II et III ne s’ouvrent plus par le seul mot de passe.'],
  'factor-reset': ['Votre second facteur a été retiré par l’administration technique', 'L’administration technique a retiré le second facteur de votre compte Beffroi et mis fin à vos sessions.'],
  'recovery-used': ['Un code de secours a servi', 'Quelqu’un vient d’entrer dans votre compte Beffroi avec votre mot de passe et un de vos codes de secours.'],
  'codes-renewed': ['Vos codes de secours ont été refaits', 'De nouveaux codes de secours ont été faits pour votre compte Beffroi. Les anciens n’ouvrent plus rien.'],
  disabled: ['Votre accès à Beffroi est fermé', 'L’administration technique a fermé votre compte Beffroi. Ce que vous y avez fait garde votre nom.'],
  enabled: ['Votre accès à Beffroi est rouvert', 'L’administration technique a rouvert votre compte Beffroi. Votre mot de passe est le même qu’avant.'],
};

export const FACTOR_RESET_SAID: Readonly<Record<FactorResetReason, string>> = {
  lost: 'Téléphone perdu ou volé',
  replaced: 'Changement de téléphone',
  erased: 'Application effacée',
  doubt: 'Doute sur le compte',
};

export function toldLetter(told: Told, reason: FactorResetReason | null): AccountLetter {
  const [subject, opening] = SAID[told];
  const why = reason === null ? [] : [`Motif\u00a0: ${FACTOR_RESET_SAID[reason].toLowerCase()}. À votre prochaine connexion, vous pourrez en choisir un autre.`];
  const isByAdministration = told === 'disabled' || told === 'enabled' || told === 'factor-reset';
  return { subject, opening, button: null, href: null, notes: [...why, isByAdministration ? 'Une question\u00a0? Écrivez à votre coordination.' : NOT_YOU], footer: FOOTER };
}

/** The same words for programs that show no HTML. */
export function textOf({ opening, button, href, notes, footer }: AccountLetter): string {
  const link = button === null || href === null ? [] : [`${button}\u00a0:\n${href}`];
  return `${['Bonjour,', opening, ...link, ...notes, `--\n${footer}`].join('\n\n')}\n`;
}
