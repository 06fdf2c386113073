/** Pages that no link of the demonstration opens, each with the reason. The specs of their own floor open them. */
export const UNREACHED: Readonly<Record<string, string>> = {
  'GET /lien/fin': 'after a visit that is over', 'GET /lien/:token': 'only from a mail',
  'GET /mise-en-service': 'while there is no council', 'GET /mise-en-service/faite': 'while there is no council',
  'GET /connexion/code': 'between the two factors', 'GET /connexion/secours': 'between the two factors',
  'GET /mot-de-passe/nouveau': 'after the button of a mail', 'GET /mot-de-passe/:token': 'only from a mail', 'GET /invitation/:token': 'only from a mail',
  'GET /compte/second-facteur/activation': 'once a second factor is begun', 'GET /compte/second-facteur/retrait': 'once there is one',
  'GET /compte/codes-de-secours': 'once there is one', 'GET /demonstration': 'on a demonstration server alone',
};

/** Forms that no page of the demonstration shows, each with the reason. */
export const UNMET: Readonly<Record<string, string>> = {
  'POST /partenaires/import/confirmation': 'after the preview of a list', 'POST /partenaires/:id/depart': 'for a partner without open action',
  'POST /partenaires/:id/retour': 'for a partner that left', 'POST /partenaires/:id/contacts/:contactId/invitation/retrait': 'once a contact is invited',
  'POST /lien/:token': 'only from a mail', 'POST /lien/reponses/:id/annulation': 'in the minutes after an answer', 'POST /lien/reponses/:id/mot': 'after an answer',
  'POST /bilan/:quarter/publication': 'once a summary is written', 'POST /reunions/:id/seance/point': 'on another point than the one being treated',
  'POST /reunions/:id/seance/lignes/:entryId/accord': 'on an action just taken',
  'POST /dossiers/:id/fil/:noteId/niveau': 'after the choice of a level', 'POST /dossiers/:id/faits/:factId/niveau': 'after the choice of a level',
  'POST /actions/:id/reponses/:replyId/annulation': 'in the minutes after an answer', 'POST /actions/:id/ouverture': 'on an action of a sitting before its minutes',
  'POST /demonstration': 'on a demonstration server alone',
  'POST /mise-en-service': 'while there is no council', 'POST /installation/courriels/:id/relance': 'after a mail that failed',
  'POST /charte': 'while a charter waits for a signature', 'POST /administration/derogation/fin': 'while a derogation is signed',
  'POST /connexion/code': 'between the two factors', 'POST /connexion/secours': 'between the two factors',
  'POST /mot-de-passe/nouveau': 'after the button of a mail', 'POST /mot-de-passe/:token': 'only from a mail', 'POST /invitation/:token': 'only from a mail',
  'POST /compte/sessions/:id/fin': 'with two sessions', 'POST /compte/second-facteur/activation': 'once a second factor is begun',
  'POST /compte/second-facteur/retrait': 'once there is one', 'POST /compte/codes-de-secours': 'once there is one',
  'POST /installation/comptes/:id/ouverture': 'of a closed account', 'POST /installation/comptes/:id/second-facteur': 'of an account that has one',
};
