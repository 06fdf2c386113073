import { resolve } from 'node:path';
import { gauge, hourGrid } from './chart-view.js';
import { checkbox, dateField, errorSummary, radioField, selectField, textField } from '../forms/form-view.js';
import type { Frame } from '../frame.js';
import { actionLink, figureView, lineView, metaView, noticeView, sealView, stampView } from './page-view.js';
import { tableView } from './table-view.js';
import { ViewEngine } from '../view-engine.js';

const FRAME: Frame = {
  council: { name: 'Valbrune', subtitle: 'Carnet de bord du CLSPD', tint: 'brique' },
  person: { name: 'Claire Montagnac', role: 'Coordination' },
  hasAccount: true,
  resetHref: null,
  accessibility: 'Accessibilité : non conforme',
  navigation: [{ label: 'Dossiers', href: '/dossiers', icon: 'dossiers', isCurrent: true, isInMenuOnPhone: false }],
  councils: [],
  banner: 'Dérogation jusqu’au 30 juin',
  flash: { tone: 'fait', text: 'Le fait est signalé.' },
  csrf: 'jeton',
  theme: 'sombre',
  here: '/dossiers',
};

const engine = new ViewEngine(resolve(import.meta.dirname, '../../../../views'));

function component(name: string, input: object): string {
  const context = { ...input, page: {}, frame: FRAME };
  return engine.render(`components/${name}`, context).replace(/\s+/g, ' ');
}

describe('A field that is wrong', () => {
  const form = { values: { due: '31/02/2026', state: 'bloque', text: 'un\ndeux' }, errors: { due: 'Le 31 février n’existe pas', state: 'Choisissez' } };

  it('shows its message, keeps what was typed and ties both for a screen reader', () => {
    const html = component('field', dateField(form, 'due', 'Échéance'));

    expect(html).toContain('<p class="err" id="due-erreur">');
    expect(html).toMatch(/id="due" name="due" type="text" value="31\/02\/2026".* aria-invalid="true" aria-describedby="due-aide due-erreur"/);
  });

  it('is reached from the summary, on the first of its choices', () => {
    const choices = [{ value: 'fait', label: 'Faite', icon: 's-fait', tone: 'fait' }, { value: 'bloque', label: 'Bloquée', icon: 's-bloque', tone: 'bloque' }];
    const field = radioField(form, 'state', 'Où en est-on ?', choices);

    expect(component('error-summary', errorSummary(form.errors) ?? {})).toContain('<a href="#state">Choisissez</a>');
    expect(component('three-state', field)).toContain('<input type="radio" id="state" name="state" value="fait">');
    expect(component('radios', field)).toContain('value="bloque" checked');
    expect(component('segment', field)).toContain('value="bloque" checked');
  });

  it('gives a typed text back line by line', () => {
    const context = { ...textField(form, 'text', 'Récit', { rows: 3 }), page: {}, frame: FRAME };

    expect(engine.render('components/textarea', context)).toContain('>un\ndeux</textarea>');
  });

  it('prints the other fields', () => {
    expect(component('select', selectField(form, 'state', 'État', [{ value: 'bloque', label: 'Bloquée' }]))).toContain('value="bloque" selected');
    expect(component('checkbox', checkbox(form, 'sure', 'Je confirme'))).toContain('type="checkbox" id="sure"');
  });
});

describe('A form', () => {
  it('carries the token, and the key or the version it was given', () => {
    expect(component('form-keys', {})).toBe('<input type="hidden" name="csrf" value="jeton"> ');
    expect(component('form-keys', { formKey: 'cle', version: 3 })).toContain('name="formKey" value="cle"');
    expect(component('post-button', { action: '/a', label: 'Retirer', version: 3 })).toContain('name="version" value="3"');
  });
});

describe('What is read', () => {
  it('says who may read, in words and in shape', () => {
    expect(component('stamp', stampView('group'))).toContain('<span class="tampon n3">Groupe</span>');
    expect(component('stamp', stampView('public'))).toContain('<span class="public">Public</span>');
    expect(component('seal', sealView('restricted', 'Formation restreinte.', { readersHref: '/q' }))).toContain('<a href="/q">');
  });

  it('is printed by its component from what its builder makes', () => {
    expect(component('lines', { items: [lineView('Rodéos', { href: '/d', action: actionLink('/d', 'Répondre', { about: 'sur Rodéos' }) })] })).toContain('sur Rodéos');
    expect(component('figures', { items: [figureView(0, 'fait', '3 le mois précédent')] })).toContain('<dd class="val">0</dd>');
    expect(component('meta', { items: [metaView('Lieu', 'Gare', { href: '/l' })] })).toContain('<a href="/l">Gare</a>');
    expect(component('notice', noticeView('retard', 'Le délai est dépassé.'))).toContain('avis retard');
    expect(component('gauge', gauge('pret', 3, 5))).toContain('aria-labelledby="pret"');
    expect(component('hour-grid', hourGrid('Faits', []))).toContain('lun.');
    expect(component('hour-table', hourGrid('Faits', []))).toContain('22–24 h');
  });

  it('keeps its columns as cards on a phone', () => {
    const table = tableView('Actions', ['Action', 'Qui'], [[{ text: 'Réparer', href: '/a' }, { text: 'Brune Habitat', tone: 'retard' }]]);

    expect(component('table', table)).toContain('<td role="cell" data-l="Qui"> <span class="retard">Brune Habitat</span>');
  });
});

describe('An error page', () => {
  it('stands in the frame of the person, whatever her display', () => {
    const html = engine.render('errors/refused', { page: { title: 'Ce n’est pas possible', explanation: 'Ce dossier est clos.' }, frame: FRAME });

    expect(html).toContain('<html lang="fr" data-theme="sombre" data-teinte="brique">');
    expect(html).toContain('Action refusée – Beffroi, Valbrune</title>');
    expect(html).toContain('Ce dossier est clos.');
    expect(html).toContain('role="status"');
  });

  it('is the same for a stranger, without menu', () => {
    const frame: Frame = { ...FRAME, council: null, person: null, navigation: [], banner: null, flash: null, theme: null };

    const html = engine.render('errors/not-found', { page: {}, frame });

    expect(html).toContain('<title>Page introuvable – Beffroi</title>');
    expect(html).not.toContain('class="nav"');
  });
});
