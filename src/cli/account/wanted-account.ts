import { parseArgs } from 'node:util';
import { COUNCIL_ROLES, type CouncilRoleName } from '../../councils/index.js';
import { parseEmail } from '../../platform/web/forms/email.js';

/** What the command line asks for. */
export type WantedAccount =
  | { readonly kind: 'reset'; readonly email: string }
  | { readonly kind: 'technical'; readonly email: string; readonly name: string | null }
  | { readonly kind: 'council'; readonly email: string; readonly name: string | null; readonly council: string; readonly role: CouncilRoleName };

/** A sentence for whoever typed the command. */
export class CommandRefused extends Error {}

export const USAGE = `Usage :
  npm run create-account -- --email claire@ville.fr --name "Claire Montagnac" --council VAL --role coordinator
  npm run create-account -- --email informatique@ville.fr --name "Théo Virlogeux" --technical
  npm run create-account -- --reset-second-factor claire@ville.fr

Affiche un lien d’invitation, valable sept jours, qui permet de choisir un mot de passe sans courriel.
Rôles : ${COUNCIL_ROLES.join(', ')}.
`;

/** Asks one question on the terminal; null when nobody is there to answer. */
export type Ask = ((question: string) => Promise<string>) | null;

export async function readCommand(words: readonly string[], ask: Ask): Promise<WantedAccount> {
  const options = optionsOf(words);
  if (options['reset-second-factor'] !== undefined) return { kind: 'reset', email: emailOf(options['reset-second-factor']) };
  const email = emailOf(options.email ?? (await answered(ask, '--email', 'Adresse électronique : ')));
  const name = options.name ?? (ask === null ? null : await ask('Prénom et nom (vide si le compte existe) : '));
  const typed = name === null || name.trim() === '' ? null : name.trim();
  if (options.technical === true) return { kind: 'technical', email, name: typed };
  const council = options.council ?? (await answered(ask, '--council ou --technical', 'Sigle du conseil (vide pour un compte technique) : '));
  if (council.trim() === '') return { kind: 'technical', email, name: typed };
  return { kind: 'council', email, name: typed, council: council.trim().toUpperCase(), role: roleOf(options.role ?? 'coordinator') };
}

function optionsOf(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { email: text, name: text, council: text, role: text, 'reset-second-factor': text, technical: { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ args: [...words], options });
    return values;
  } catch {
    throw new CommandRefused(`Cette commande n’est pas comprise.\n\n${USAGE}`);
  }
}

async function answered(ask: Ask, option: string, question: string): Promise<string> {
  if (ask === null) throw new CommandRefused(`Il manque ${option}.\n\n${USAGE}`);
  return ask(question);
}

function emailOf(typed: string): string {
  const email = parseEmail(typed);
  if (email === null) throw new CommandRefused(`« ${typed} » n’est pas une adresse électronique.`);
  return email;
}

function roleOf(typed: string): CouncilRoleName {
  const role = COUNCIL_ROLES.find((one) => one === typed);
  if (role === undefined) throw new CommandRefused(`Le rôle « ${typed} » n’existe pas : ${COUNCIL_ROLES.join(', ')}.`);
  return role;
}
