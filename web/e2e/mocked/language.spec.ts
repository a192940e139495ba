import { expect, test } from '@playwright/test';
import {
  follow,
  expectNoBarriers,
  expectNoSidewaysScroll,
  expectNothingClipped,
  glance,
  settled,
} from '../support/survey';
import { PASSWORD } from './account';
import { StandIn } from './stand-in';
import { ringingCall } from './world';

test('saving the preference changes the language at once, and nothing is lost', async ({ page }) => {
  const server = new StandIn();
  server.signedIn = false;
  await server.install(page);
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByLabel('Email').fill('owner@harbour.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: /^You/ }).click();
  const sockets = server.requests.filter((request) => request.endsWith('/realtime/ticket')).length;
  await page.getByLabel('Name', { exact: true }).fill('Not saved yet');
  await page.getByLabel('Language', { exact: true }).selectOption('Español');
  await page
    .getByRole('region', { name: 'Language and quiet hours' })
    .getByRole('button', { name: 'Save', exact: true })
    .click();
  await expect(page.getByRole('heading', { name: 'Idioma y horas de descanso' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Guardado' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page).toHaveTitle(/^Tú/);
  await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue('Not saved yet');
  await expect(page.getByRole('link', { name: 'Llamadas' })).toBeVisible();
  expect(server.account.got.get('PUT /users/preferences')).toMatchObject({ language: 'es' });
  expect(server.requests.filter((request) => request.endsWith('/realtime/ticket'))).toHaveLength(sockets);

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Tú', exact: true })).toBeVisible();
});

test('callers are spoken to in a language of their own, whatever the member reads', async ({ page }) => {
  const server = new StandIn();
  await server.install(page);
  await page.goto('/settings/recording');
  await page.getByLabel('Callers are spoken to in').selectOption('Español');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  expect(server.callSettings).toMatchObject({ recordingPolicy: 'announce', language: 'es' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.setViewportSize({ width: 360, height: 740 });
  await glance(page, 'callers-language');
  await page.reload();
  await expect(page.getByLabel('Callers are spoken to in')).toHaveValue('es');
  await expectNoBarriers(page, '/settings/recording');
});

test.describe('a browser in Spanish', () => {
  test.use({ locale: 'es-MX' });

  test('is met in Spanish, and told of problems in it', async ({ page }) => {
    const server = new StandIn();
    server.signedIn = false;
    await server.install(page);
    const asked = page.waitForRequest('**/v1/auth/login');
    await page.goto('/');
    await glance(page, 'es-sign-in');
    await page.getByLabel('Correo').fill('owner@harbour.example');
    await page.getByLabel('Contraseña', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Iniciar sesión', exact: true }).click();
    expect((await asked).headers()['accept-language']).toBe('es');
  });
});

test('every kind of screen in Spanish', async ({ page }) => {
  const server = new StandIn();
  server.account.preferences.language = 'es';
  await server.install(page);
  await page.addInitScript(() => localStorage.setItem('connexus.language', 'es'));
  const call = ringingCall();
  server.update(call, { phase: 'ai', status: 'answered', answeredAt: new Date(Date.now() - 44_000).toISOString() });
  const screens = [
    ['/calls', 'Llamadas'],
    [`/calls/${call.id}`, undefined],
    ['/messages', 'Mensajes'],
    ['/messages?tab=templates', 'Mensajes'],
    ['/receptionist', 'Recepcionista'],
    ['/settings', 'Ajustes'],
    ['/settings/you', 'Tú'],
    ['/settings/security', 'Seguridad'],
    ['/settings/notifications', 'Notificaciones'],
    ['/settings/team', 'Equipo'],
    ['/settings/numbers', 'Números de teléfono'],
    ['/settings/recording', 'Grabación y buzón de voz'],
    ['/settings/audit', 'Auditoría'],
  ] as const;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/calls');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const [path, title] of screens) {
    await follow(page, path);
    if (title === undefined) await expect(page.getByRole('button', { name: 'Tomar' })).toBeVisible();
    else await expect(page.getByRole('heading', { name: title, exact: true, level: 1 }).last()).toBeVisible();
    await expect(page.getByText(/Cargando/)).toHaveCount(0);
    await settled(page);
    await page.screenshot({
      path: `test-results/screens/es${path.replace(call.id, 'one').replaceAll(/[/?=]/g, '-')}.png`,
    });
    await expectNothingClipped(page);
    await expectNoSidewaysScroll(page, path);
    if (path === '/settings/you' || path === '/messages') await expectNoBarriers(page, path);
  }
});
