/** Messages whose delivery writes to somebody, and what they are called here. None of them carries a text. */
const MAIL_KINDS: Readonly<Record<string, string>> = {
  'account.invited': 'Invitation à se connecter',
  'account.told': 'Avis sur un compte',
  'password.asked': 'Choix d’un mot de passe',
  'link.asked': 'Lien d’un partenaire',
  'notification.due': 'Courriel d’un conseil',
  'group.memberTold': 'Avis aux membres d’un groupe',
  'level.told': 'Avis d’un changement de niveau',
};

/** The rest of what waits: papers made and notices planned inside the server. */
export function kindLabel(kind: string): string {
  return MAIL_KINDS[kind] ?? 'Tâche du serveur';
}
