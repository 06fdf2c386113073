import { longDate } from '../../platform/formatting/french.js';
import { actionLink, type EmptyStateView } from '../../platform/web/components/page-view.js';
import type { Meeting } from '../meeting.entity.js';

export interface WaitingPage {
  readonly title: string;
  readonly empty: EmptyStateView;
}

export function presentWaiting(meeting: Meeting): WaitingPage {
  return {
    title: `Compte rendu de la séance ${meeting.reference}`,
    empty: {
      title: 'Pas encore publié',
      text: `Le compte rendu de la séance du ${longDate(meeting.heldOn)} paraîtra ici une fois publié.`,
      action: actionLink(`/reunions/${meeting.id}`, 'Voir la réunion', { style: 'second' }),
    },
  };
}
