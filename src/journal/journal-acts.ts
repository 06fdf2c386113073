/** What an act of the journal says on the page: « A clos un dossier », by which right, and which of the three natures it has. */
export interface ActWords {
  readonly words: string;
  readonly right: string | null;
  readonly nature: Nature;
}

export const NATURES = ['read', 'write', 'access'] as const;
export type Nature = (typeof NATURES)[number];

type Pair = readonly [words: string, right?: string];

const READS: Readonly<Record<string, Pair>> = {
  'problem.consult': ['A lu un dossier'],
  'action.consult': ['A lu une action'],
  'meeting.consult': ['A lu une réunion'],
  'agenda_item.consult': ['A lu un point d’ordre du jour'],
  'entry.consult': ['A lu une ligne de séance'],
  'minutes_version.consult': ['A lu un compte rendu'],
  'minutes_point.consult': ['A lu un point de compte rendu'],
  'minutes_edition.consult': ['A ouvert un compte rendu en PDF'],
  'journal.export': ['A exporté le journal', 'lire le journal'],
};

const WRITES: Readonly<Record<string, Pair>> = {
  'problem.open': ['A ouvert un dossier', 'ouvrir un dossier'],
  'problem.edit': ['A modifié un dossier', 'suivre un dossier'],
  'problem.to_qualify': ['A remis un dossier à qualifier', 'suivre un dossier'],
  'problem.under_way': ['A mis un dossier en traitement', 'suivre un dossier'],
  'problem.monitored': ['A mis un dossier sous surveillance', 'suivre un dossier'],
  'problem.resolved': ['A déclaré un dossier résolu', 'suivre un dossier'],
  'problem.closed': ['A clos un dossier', 'clore un dossier'],
  'problem.transferred': ['A transféré un dossier', 'clore un dossier'],
  'problem.no_follow_up': ['A classé un dossier sans suite', 'clore un dossier'],
  'problem.duplicate': ['A déclaré un dossier en doublon', 'suivre un dossier'],
  'note.add': ['A écrit une observation', 'écrire au fil d’un dossier'],
  'fact.add': ['A signalé un fait', 'signaler un fait'],
  'problem.raise': ['A relevé le niveau d’un dossier', 'changer un niveau'],
  'problem.lower': ['A ouvert un dossier à plus de lecteurs', 'changer un niveau'],
  'action.raise': ['A relevé le niveau d’une action', 'changer un niveau'],
  'action.lower': ['A ouvert une action à plus de lecteurs', 'changer un niveau'],
  'note.raise': ['A relevé le niveau d’une observation', 'changer un niveau'],
  'note.lower': ['A ouvert une observation à plus de lecteurs', 'changer un niveau'],
  'fact.raise': ['A relevé le niveau d’un fait', 'changer un niveau'],
  'fact.lower': ['A ouvert un fait à plus de lecteurs', 'changer un niveau'],
  'action.create': ['A confié une action', 'confier une action'],
  'action.propose': ['A préparé une action', 'tenir la séance'],
  'action.open': ['A ouvert une action', 'confier une action'],
  'action.correct': ['A corrigé une action', 'confier une action'],
  'action.withdraw': ['A retiré une action', 'confier une action'],
  'action.replan': ['A changé une échéance ou un pilote', 'replanifier une action'],
  'action.close': ['A clos une action', 'clore une action'],
  'action.reopen': ['A rouvert une action', 'clore une action'],
  'action.move': ['A déplacé une action vers un autre dossier', 'clore un dossier'],
  'action.answer': ['A répondu à une action', 'répondre pour son organisation'],
  'action.undoAnswer': ['A repris une réponse', 'répondre pour son organisation'],
  'meeting.create': ['A créé une réunion', 'préparer'],
  'meeting.edit': ['A modifié une réunion', 'préparer'],
  'meeting.announceDate': ['A annoncé une date', 'préparer'],
  'meeting.announce': ['A annoncé une date', 'préparer'],
  'meeting.convene': ['A envoyé des convocations', 'préparer'],
  'meeting.cancel': ['A annulé une réunion', 'préparer'],
  'meeting.carryOver': ['A reporté des points', 'tenir la séance'],
  'agenda.add': ['A ajouté un point', 'préparer'],
  'agenda.edit': ['A modifié un point', 'préparer'],
  'agenda.remove': ['A retiré un point', 'préparer'],
  'agenda.move': ['A déplacé un point', 'préparer'],
  'agenda.arrange': ['A rangé l’ordre du jour', 'préparer'],
  'invitation.answer': ['A répondu à une convocation', 'répondre à son invitation'],
  'sitting.open': ['A ouvert la séance', 'tenir la séance'],
  'sitting.focus': ['A changé de point en séance', 'tenir la séance'],
  'sitting.officers': ['A nommé présidence et secrétariat de séance', 'tenir la séance'],
  'sitting.result': ['A noté le résultat d’un point', 'tenir la séance'],
  'sitting.synthesis': ['A écrit la synthèse d’un point', 'tenir la séance'],
  'sitting.close': ['A levé la séance', 'tenir la séance'],
  'attendance.set': ['A noté une présence', 'tenir la séance'],
  'entry.add': ['A écrit une ligne de séance', 'tenir la séance'],
  'entry.correct': ['A corrigé une ligne de séance', 'tenir la séance'],
  'entry.convert': ['A changé la nature d’une ligne', 'tenir la séance'],
  'entry.remove': ['A retiré une ligne de séance', 'tenir la séance'],
  'minutes.publish': ['A publié un compte rendu', 'publier'],
  'summary.calculate': ['A calculé un bilan', 'préparer un bilan'],
  'summary.write': ['A rédigé un bilan', 'préparer un bilan'],
  'summary.publish': ['A publié un bilan', 'publier un bilan'],
  'council.create': ['A créé le conseil'],
  'council.change': ['A modifié le conseil', 'administrer le conseil'],
  'rules.change': ['A modifié le règlement intérieur', 'administrer le conseil'],
  'charter.adopt': ['A adopté une charte', 'administrer le conseil'],
  'word.add': ['A ajouté un mot à une liste', 'administrer le conseil'],
  'word.rename': ['A renommé un mot d’une liste', 'administrer le conseil'],
  'word.setAside': ['A mis un mot de côté', 'administrer le conseil'],
  'word.takeBack': ['A repris un mot mis de côté', 'administrer le conseil'],
  'word.order': ['A rangé une liste', 'administrer le conseil'],
  'partner.import': ['A importé une liste de partenaires', 'tenir les partenaires'],
  'commune.add': ['A ajouté une commune', 'administrer le conseil'],
  'commune.change': ['A modifié une commune', 'administrer le conseil'],
  'zoning.add': ['A ajouté un découpage', 'administrer le conseil'],
  'zoning.change': ['A modifié un découpage', 'administrer le conseil'],
  'sector.add': ['A ajouté un secteur', 'administrer le conseil'],
  'sector.change': ['A modifié un secteur', 'administrer le conseil'],
  'organisation.create': ['A inscrit un partenaire', 'tenir les partenaires'],
  'organisation.edit': ['A modifié un partenaire', 'tenir les partenaires'],
  'organisation.end': ['A noté le départ d’un partenaire', 'tenir les partenaires'],
  'organisation.reopen': ['A noté le retour d’un partenaire', 'tenir les partenaires'],
  'contact.add': ['A inscrit un correspondant', 'tenir les partenaires'],
  'contact.edit': ['A modifié un correspondant', 'tenir les partenaires'],
  'contact.putFirst': ['A changé le premier correspondant', 'tenir les partenaires'],
  'contact.end': ['A noté le départ d’un correspondant', 'tenir les partenaires'],
  'contact.return': ['A noté le retour d’un correspondant', 'tenir les partenaires'],
  'account.invite': ['A invité une personne à se connecter', 'inviter'],
  'account.invitation.revoke': ['A retiré une invitation', 'inviter'],
};

const ACCESS: Readonly<Record<string, Pair>> = {
  'problem.raise': ['A élevé le niveau d’un dossier', 'changer un niveau'],
  'problem.lower': ['A abaissé le niveau d’un dossier', 'changer un niveau'],
  'action.raise': ['A élevé le niveau d’une action', 'changer un niveau'],
  'action.lower': ['A abaissé le niveau d’une action', 'changer un niveau'],
  'note.raise': ['A élevé le niveau d’une observation', 'changer un niveau'],
  'note.lower': ['A abaissé le niveau d’une observation', 'changer un niveau'],
  'fact.raise': ['A élevé le niveau d’un fait', 'changer un niveau'],
  'fact.lower': ['A abaissé le niveau d’un fait', 'changer un niveau'],
  'session.open': ['S’est connecté'],
  'session.end': ['S’est déconnecté'],
  'session.confirm': ['A prouvé à nouveau son identité'],
  'account.signInRefused': ['S’est vu refuser la connexion'],
  'account.codeAccepted': ['A donné son code de vérification'],
  'account.codeRefused': ['A donné un code refusé'],
  'account.recover': ['S’est connecté par un code de secours'],
  'account.enrol': ['A installé son second facteur'],
  'account.forgetFactor': ['A retiré un second facteur'],
  'account.resetFactor': ['A retiré le second facteur d’une autre personne', 'administration technique'],
  'account.disable': ['A fermé un compte', 'administration technique'],
  'account.enable': ['A rouvert un compte', 'administration technique'],
  'account.inviteAgain': ['A renvoyé une invitation', 'administration technique'],
  'account.renewCodes': ['A renouvelé ses codes de secours'],
  'account.askPassword': ['A demandé un nouveau mot de passe'],
  'account.resetPassword': ['A choisi un nouveau mot de passe'],
  'account.changePassword': ['A changé son mot de passe'],
  'account.acceptInvitation': ['A accepté son invitation'],
  'account.endSessions': ['A fermé des sessions'],
  'link.ask': ['A demandé l’envoi d’un lien', 'répondre pour un partenaire'],
  'link.make': ['A préparé un lien personnel'],
  'link.revoke': ['A retiré un lien', 'répondre pour un partenaire'],
  'visit.open': ['A ouvert une visite par lien'],
  'visit.end': ['A terminé sa visite'],
  'visit.revoke': ['A coupé une visite', 'répondre pour un partenaire'],
  'notification.send': ['A envoyé un courriel'],
  'notification.drop': ['A renoncé à un courriel'],
  'seat.add': ['A créé un siège', 'administrer le conseil'],
  'seat.edit': ['A modifié un siège', 'administrer le conseil'],
  'seat.move': ['A rangé les sièges', 'administrer le conseil'],
  'seat.end': ['A fermé un siège', 'administrer le conseil'],
  'mandate.begin': ['A donné un mandat', 'administrer le conseil'],
  'mandate.end': ['A mis fin à un mandat', 'administrer le conseil'],
  'role.give': ['A donné un rôle', 'administrer le conseil'],
  'role.end': ['A mis fin à un rôle', 'administrer le conseil'],
  'derogation.sign': ['A signé une dérogation au second facteur', 'administrer le conseil'],
  'derogation.end': ['A mis fin à une dérogation', 'administrer le conseil'],
  'charter.sign': ['A enregistré une signature de la charte', 'administrer le conseil'],
  'body.edit': ['A modifié une instance', 'administrer le conseil'],
  'body.end': ['A fermé une instance', 'administrer le conseil'],
  'installation.setUp': ['A mis Beffroi en service'],
  'body.create': ['A créé une instance', 'administrer le conseil'],
  'body.seat': ['A installé des sièges', 'administrer le conseil'],
  'installation.change': ['A modifié les mentions de l’installation'],
  'mail.retry': ['A relancé un envoi'],
  'installation.registerPersons': ['A inscrit des personnes'],
  'journal.purge': ['A effacé des écritures au terme de leur conservation'],
};

const WORDS: ReadonlyMap<string, ActWords> = new Map([...wordsOf(READS, 'read'), ...wordsOf(WRITES, 'write'), ...wordsOf(ACCESS, 'access')]);

/** An act without words is still shown: a journal hides nothing of what it holds. A test forbids that any stays so. */
export function wordsOfAct(act: string): ActWords {
  return WORDS.get(act) ?? { words: `Acte «\u00a0${act}\u00a0»`, right: null, nature: act.endsWith('.consult') ? 'read' : 'write' };
}

export function hasWords(act: string): boolean {
  return WORDS.has(act);
}

export function actsOf(nature: Nature): string[] {
  return [...WORDS].filter(([, words]) => words.nature === nature).map(([act]) => act);
}

function wordsOf(acts: Readonly<Record<string, Pair>>, nature: Nature): [string, ActWords][] {
  return Object.entries(acts).map(([act, [words, right]]) => [act, { words, right: right ?? null, nature }]);
}
