import type { INestApplicationContext } from '@nestjs/common';
import { Council, CouncilRole, CouncilSetup } from '../../councils/index.js';
import { Account, AccountInvitations, Organisations, PeopleRegister } from '../../people/index.js';
import { systemViewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Database } from '../../platform/database/database.js';
import { SecondFactors } from '../../sign-in/two-factor/second-factors.js';
import { CommandRefused, type WantedAccount } from './wanted-account.js';

type NewAccount = Exclude<WantedAccount, { readonly kind: 'reset' }>;

const ACTOR = 'create-account';

/** Does what the command line asks, and answers the sentence to print. Who may start it may read the database anyway. */
export async function makeAccount(app: INestApplicationContext, wanted: WantedAccount): Promise<string> {
  return wanted.kind === 'reset' ? resetFactor(app, wanted.email) : invite(app, wanted);
}

async function invite(app: INestApplicationContext, wanted: NewAccount): Promise<string> {
  const token = await app.get(Database).unitOfWork(async () => {
    const account = await accountOf(app, wanted.email);
    if (account !== null && account.disabledAt !== null) throw new CommandRefused('Ce compte est désactivé : réactivez-le dans « Installation », « Comptes ».');
    const councilId = wanted.kind === 'council' ? await councilOf(app, wanted.council) : null;
    expectSeparation(account, wanted);
    const personId = account?.personId ?? (await addPerson(app, wanted.name));
    if (councilId !== null && wanted.kind === 'council') await welcome(app, councilId, personId, wanted, account === null);
    const isTechnicalAdministrator = wanted.kind === 'technical';
    const invited = { personId, email: wanted.email, councilId, invitedByPersonId: null, isTechnicalAdministrator };
    app.get(Audit).record(systemViewer(ACTOR, councilId), { act: 'account.invite', rowType: 'person', rowId: personId, councilId });
    return app.get(AccountInvitations).inviteByHand(invited);
  });
  return `Lien d’invitation, valable sept jours, à ouvrir par la personne elle-même :\n  ${app.get(Settings).baseUrl}/invitation/${token}\n`;
}

/** Coordinator and technical administrator are different accounts. */
function expectSeparation(account: Account | null, { kind }: NewAccount): void {
  if (account === null || account.isTechnicalAdministrator === (kind === 'technical')) return;
  throw new CommandRefused(
    account.isTechnicalAdministrator
      ? 'Cette adresse est celle d’un compte technique, qui ne lit aucun contenu : il faut une autre adresse pour un rôle dans un conseil.'
      : 'Cette adresse est celle d’un compte qui lit des contenus : il faut une autre adresse pour un compte technique.',
  );
}

async function accountOf(app: INestApplicationContext, email: string): Promise<Account | null> {
  return app.get(Database).read(Account, 'account').where('account.email = :email', { email }).getOne();
}

async function councilOf(app: INestApplicationContext, code: string): Promise<string> {
  const councils = await app.get(Database).read(Council, 'council').getMany();
  const found = councils.find((council) => council.code === code);
  if (found !== undefined) return found.id;
  const known = councils.map((council) => council.code).join(', ');
  throw new CommandRefused(known === '' ? 'Aucun conseil n’existe encore : démarrez le serveur, il affiche le code de mise en service.' : `Aucun conseil n’a le sigle ${code}. Ceux d’ici : ${known}.`);
}

async function addPerson(app: INestApplicationContext, name: string | null): Promise<string> {
  const [given = '', ...family] = (name ?? '').split(/\s+/);
  if (given === '' || family.length === 0) throw new CommandRefused('Ce compte n’existe pas encore : donnez le prénom et le nom, --name "Claire Montagnac".');
  return app.get(PeopleRegister).addPerson(given, family.join(' '));
}

async function welcome(app: INestApplicationContext, councilId: string, personId: string, { email, role }: Extract<NewAccount, { readonly kind: 'council' }>, isNew: boolean): Promise<void> {
  if (isNew) await addContact(app, councilId, personId, email);
  const today = app.get(Clock).today();
  const held = await app.get(Database)
    .read(CouncilRole, 'role')
    .where('role.councilId = :councilId AND role.role = :role AND (role.endsOn IS NULL OR role.endsOn >= :today)', { councilId, role, today })
    .getMany();
  if (held.some((one) => one.personId === personId)) return;
  if (role === 'chair' && held.length > 0) throw new CommandRefused('Ce conseil a déjà une présidence : elle se remplace dans « Administration », « Rôles ».');
  const roleId = await app.get(CouncilSetup).giveRole(councilId, personId, role, today);
  app.get(Audit).record(systemViewer(ACTOR, councilId), { act: 'role.give', rowType: 'council_role', rowId: roleId, councilId });
}

/** Among the council's own people: the town hall or the groupement comes first in the list of categories. */
async function addContact(app: INestApplicationContext, councilId: string, personId: string, email: string): Promise<void> {
  const [own] = [...(await app.get(Organisations).ofCouncil(councilId))].sort((a, b) => a.category - b.category);
  if (own === undefined) return;
  await app.get(PeopleRegister).addContact({ councilId, organisationId: own.id, personId, jobTitle: 'à préciser', rank: 99, email });
}

async function resetFactor(app: INestApplicationContext, email: string): Promise<string> {
  const account = await accountOf(app, email);
  if (account === null) throw new CommandRefused(`Aucun compte n’a l’adresse ${email}.`);
  const factors = app.get(SecondFactors);
  if (!(await factors.isOn(account.id))) throw new CommandRefused('Ce compte n’a pas de second facteur.');
  await app.get(Database).unitOfWork(() => factors.remove(systemViewer(ACTOR, null), account.id, 'resetFactor'));
  return 'Le second facteur est retiré et les sessions sont fermées. La personne en choisira un autre à sa prochaine connexion.\n';
}
