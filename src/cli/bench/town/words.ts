export const TITLES = [
  'Rodéos du boulevard des Forges', 'Hall occupé rue des Tilleuls', 'Dépôts sauvages derrière la halle', 'Bruit nocturne place de la Gare',
  'Vols à la roulotte au parking Nord', 'Mortiers dans le parc', 'Trafic signalé aux abords du collège', 'Dégradations d’abribus', 'Stationnement gênant devant l’école',
  'Chiens non tenus square Perret', 'Intrusions dans le gymnase', 'Insultes aux conducteurs de la ligne 4', 'Tags sur la médiathèque', 'Feux de poubelles quai des Brasseurs',
] as const;

export const SENTENCES = [
  'Poser deux chicanes à l’entrée du boulevard', 'Passer deux fois par semaine après 21 h', 'Changer la serrure du hall et régler le ferme-porte',
  'Enlever les encombrants chaque lundi', 'Rencontrer les commerçants de la place', 'Remettre en service l’éclairage du parking',
  'Faire le point avec le collège avant les vacances', 'Écrire au syndic pour le portail', 'Déplacer les bancs qui servent d’appui', 'Relever les plaintes du trimestre',
] as const;

export const NOTES = [
  'Moins de passages depuis la pose des chicanes, sauf le samedi soir. Les riverains disent dormir mieux en semaine.',
  'Le gardien a vu le hall vide trois soirs sur cinq. Le digicode tient.',
  'Deux appels au standard cette semaine, contre neuf la semaine d’avant. La patrouille reste jusqu’aux vacances.',
  'Les services techniques demandent une photo avant d’engager les travaux.',
  'La réunion avec les commerçants a réuni douze personnes. Ils demandent un numéro direct.',
] as const;

export const REPLIES = [
  'C’est fait depuis ce matin.', 'Commande passée, livraison attendue en fin de mois.', 'Deux passages effectués, un rapport suit.',
  'Pas de budget avant le prochain conseil.', 'Vu avec le gardien, reprise lundi.',
] as const;

export const FACTS = [
  'Trois deux-roues, aller et retour, sans casque.', 'Six personnes dans le hall, musique forte.', 'Encombrants déposés devant le local.',
  'Vitre brisée côté passager.', null, null, 'Tirs de mortiers pendant dix minutes.',
] as const;

export const PLACES = ['Boulevard des Forges', 'Place de la Gare', 'Rue des Tilleuls', 'Quai des Brasseurs', 'Parking Nord', 'Square Perret', 'Halle', 'Collège'] as const;
