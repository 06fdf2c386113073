import type { CouncilWords } from '../../../councils/index.js';
import type { SealView } from '../../../platform/web/components/page-view.js';
import type { Choice, FormState } from '../../../platform/web/forms/form-view.js';
import type { WhoReadsView } from '../../../platform/web/forms/who-reads-view.js';
import type { Action } from '../action.entity.js';
import { type FormPage, formPage } from '../pages/form-page.js';
import { presentReplyForm, type ReplyFormView } from './reply-form.presenter.js';

export interface ReplyPage extends FormPage {
  readonly action: string;
  readonly back: string;
  readonly formKey: string;
  readonly intro: string;
  readonly submit: string;
  readonly form: ReplyFormView;
}

export interface ReplyContext {
  readonly action: Action;
  readonly seal: SealView;
  readonly readers: WhoReadsView;
  /** The motives of the action’s council. */
  readonly words: CouncilWords;
  readonly organisation: { readonly id: string; readonly name: string };
  /** Null when the person answers for her own organisation. */
  readonly speakers: readonly Choice[] | null;
  readonly formKey: string;
}

export function presentReplyPage(context: ReplyContext, form: FormState): ReplyPage {
  const { action, organisation, speakers } = context;
  const intro = speakers === null ? `Réponse de ${organisation.name}.` : `Appel de ${organisation.name}\u00a0: votre nom et celui de la personne qui a parlé sont gardés.`;
  return {
    ...formPage(action, context.seal, speakers === null ? 'Répondre' : 'Noter une réponse par téléphone', form),
    action: `/actions/${action.id}/reponse`,
    back: `/actions/${action.id}`,
    formKey: context.formKey,
    intro,
    submit: speakers === null ? 'Envoyer' : 'Enregistrer la réponse',
    form: presentReplyForm(form, context.readers, context.words, { organisationId: organisation.id, ...(speakers === null ? {} : { speakers }) }),
  };
}
