import { count, longInstant, number } from '../../platform/formatting/french.js';
import { daysBetween, parisDay } from '../../platform/clock/calendar.js';
import { installationTabs } from '../../platform/web/administration-tabs.js';
import { metaView, type MetaView, type NoticeView, noticeView, type TabView } from '../../platform/web/components/page-view.js';
import type { ServerState } from './server-state.js';

export interface ServerPage {
  readonly title: string;
  readonly tabs: readonly TabView[];
  readonly notices: readonly NoticeView[];
  readonly sections: readonly { readonly title: string; readonly anchor: string; readonly items: readonly MetaView[] }[];
}

/** Below this a database that grows may stop tomorrow. */
const LITTLE_SPACE = 1024 ** 3;
const OLD_BACKUP_DAYS = 2;

export function presentServer(state: ServerState, now: string): ServerPage {
  const today = parisDay(now);
  return {
    title: 'Le serveur',
    tabs: installationTabs('/installation'),
    notices: noticesOf(state, today),
    sections: [
      { title: 'Application', anchor: 't-application', items: [
        metaView('Beffroi', state.version), metaView('Node.js', state.nodeVersion), metaView('En marche depuis', uptime(state.upSeconds)),
        metaView('Mémoire', size(state.memoryBytes)), metaView('Fuseau horaire', state.timeZone), metaView('Adresse en HTTPS', state.isHttps ? 'oui' : 'non'),
      ] },
      { title: 'Base', anchor: 't-base', items: [
        metaView('Moteur', state.engine), metaView('Taille', size(state.databaseBytes)),
        metaView('Mises à jour du schéma', `${count(state.migrations.count, 'migration')}, la dernière\u00a0: ${state.migrations.last}`),
        metaView('Place libre', state.freeBytes === null ? 'inconnue' : size(state.freeBytes)),
      ] },
      { title: 'Sauvegarde', anchor: 't-sauvegarde', items: backupOf(state, today) },
      { title: 'Courriels', anchor: 't-courriels', items: mailsOf(state, today) },
    ],
  };
}

function backupOf({ backup }: ServerState, today: string): MetaView[] {
  if (backup === null) return [metaView('Dernière', 'jamais')];
  const date = longInstant(backup.at, today);
  if (!backup.isDone) return [metaView('Dernière', `échec, ${date}`), metaView('Raison', backup.trouble ?? 'non dite')];
  return [metaView('Dernière', `réussie, ${date}`), metaView('Taille', size(backup.bytes)), metaView('Lignes', number(backup.rows))];
}

function mailsOf({ outbox, isMailed }: ServerState, today: string): MetaView[] {
  return [
    metaView('Sortie', isMailed ? 'serveur SMTP' : 'fichiers du dossier data/mails'),
    metaView('En attente', count(outbox.waiting, 'envoi'), { href: '/installation/courriels' }),
    metaView('Abandonnés', count(outbox.failed, 'envoi'), { href: '/installation/courriels' }),
    ...(outbox.oldest === null ? [] : [metaView('Le plus ancien', longInstant(outbox.oldest, today))]),
  ];
}

function noticesOf(state: ServerState, today: string): NoticeView[] {
  const { backup, freeBytes, outbox, isHttps, isMailed } = state;
  const isOld = backup === null || !backup.isDone || daysBetween(parisDay(backup.at), today) > OLD_BACKUP_DAYS;
  return [
    ...(isOld ? [noticeView('retard', 'Aucune sauvegarde réussie depuis deux jours\u00a0: npm run backup, chaque nuit, sur un autre disque.')] : []),
    ...(freeBytes !== null && freeBytes < LITTLE_SPACE ? [noticeView('retard', 'Moins d’un gigaoctet libre sur le disque des données.')] : []),
    ...(outbox.failed > 0 ? [noticeView('bloque', `${count(outbox.failed, 'envoi abandonné', 'envois abandonnés')}.`, { href: '/installation/courriels', label: 'Voir les courriels' })] : []),
    ...(isHttps ? [] : [noticeView('retard', 'L’adresse de l’installation n’est pas en HTTPS\u00a0: à réserver à un essai sur un seul poste.')]),
    ...(isMailed ? [] : [noticeView('cours', 'Aucun serveur SMTP\u00a0: les courriels restent en fichiers sur le serveur.')]),
  ];
}

const UNITS = ['octets', 'Ko', 'Mo', 'Go', 'To'] as const;

/** « 12,4 Mo ». */
export function size(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${number(bytes / 1024 ** power, power < 2 ? 0 : 1)}\u00a0${UNITS[power] ?? ''}`;
}

function uptime(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return count(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? count(hours, 'heure') : count(Math.floor(hours / 24), 'jour');
}
