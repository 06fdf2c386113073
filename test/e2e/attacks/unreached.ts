/** Pages that no link of the demonstration opens, each with the reason. The specs of their own floor attack them. */
export const UNREACHED: Readonly<Record<string, string>> = {
  'GET /lien/fin': 'after a visit that is over', 'GET /lien/:token': 'only from a mail',
  'GET /mise-en-service': 'while there is no council', 'GET /mise-en-service/faite': 'while there is no council',
  'GET /connexion/code': 'between the two factors', 'GET /connexion/secours': 'between the two factors',
  'GET /mot-de-passe/nouveau': 'after the button of a mail', 'GET /mot-de-passe/:token': 'only from a mail', 'GET /invitation/:token': 'only from a mail',
  'GET /compte/second-facteur/activation': 'once a second factor is begun', 'GET /compte/second-facteur/retrait': 'once there is one',
  'GET /compte/codes-de-secours': 'once there is one',
};

/** Forms that no page of the demonstration shows, each with the reason. */
export const UNMET: Readonly<Record<string, string>> = {
};
