import { expect, test, type Page } from '@playwright/test';
import { launched, whole } from '../support/chromium';
import { StandIn } from './stand-in';

// The service worker is at work here. A browser without its maker's push service cannot subscribe, so that is stood in for.
test.use({ serviceWorkers: 'allow', permissions: ['notifications'], launchOptions: launched(whole) });

const SUBSCRIPTION = {
  endpoint: 'https://push.example/send/1',
  keys: { p256dh: 'BAEC', auth: 'AQID' },
};

async function standInForThePushService(page: Page): Promise<void> {
  await page.addInitScript((json) => {
    let made: object | null = null;
    const subscription = {
      toJSON: () => json,
      unsubscribe: () => {
        made = null;
        return Promise.resolve(true);
      },
    };
    PushManager.prototype.getSubscription = () => Promise.resolve(made as PushSubscription | null);
    PushManager.prototype.subscribe = (options) => {
      if (options?.userVisibleOnly !== true) return Promise.reject(new Error('not without showing'));
      return Promise.resolve((made = subscription) as unknown as PushSubscription);
    };
  }, SUBSCRIPTION);
}

test('this device is turned on, tried and removed', async ({ page }) => {
  const server = new StandIn();
  await standInForThePushService(page);
  await server.install(page);
  await page.goto('/settings/notifications');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByText('On, until you sign out here.')).toBeVisible();
  expect(server.account.got.get('POST /users/fcm-token')).toMatchObject(SUBSCRIPTION);
  const mine = page.getByRole('listitem').filter({ hasText: 'This device' });
  await mine.getByRole('button', { name: /^Test/ }).click();
  await expect(page.getByText('On its way.')).toBeVisible();
  await mine.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Turn on' })).toBeVisible();
  await expect(mine).toHaveCount(0);
});

test('whoever signs out without the server is told nothing more on this device, and is signed out there later', async ({
  page,
  context,
}) => {
  const server = new StandIn();
  await standInForThePushService(page);
  await server.install(page);
  await page.goto('/settings/notifications');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByText('On, until you sign out here.')).toBeVisible();
  const subscribed = () =>
    page.evaluate(async () => (await (await navigator.serviceWorker.ready).pushManager.getSubscription()) !== null);
  expect(await subscribed()).toBe(true);

  server.down = true;
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByLabel('Email')).toBeVisible();
  await expect.poll(subscribed).toBe(false);
  expect(server.signedIn).toBe(true);

  server.down = false;
  await context.setOffline(false);
  await expect.poll(() => server.signedIn).toBe(false);
});

/** What the push service of a browser maker would bring. */
async function deliver(page: Page, told: object): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data: JSON.stringify(told),
  });
  await devtools.detach();
}

const shown = (page: Page) =>
  page.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, tag }) => `${tag}: ${title}`),
  );

/** Delivered until these are shown: the browser's tool may drop a message while the worker is being started. */
async function delivered(page: Page, told: object, expected: unknown): Promise<void> {
  await expect(async () => {
    await deliver(page, told);
    await expect.poll(() => shown(page), { timeout: 2_000 }).toEqual(expected);
  }).toPass({ timeout: 20_000 });
}

test('a call is told once, and not to whoever looks at the app', async ({ page, context }) => {
  await new StandIn().install(page);
  await page.goto('/settings');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.bringToFront();
  await deliver(page, { title: 'A call', body: '', url: '/calls/1', tag: 'c1' });
  await delivered(page, { title: 'Notifications work', body: '', url: '/settings', tag: 'test' }, [
    'test: Notifications work',
  ]);

  const other = await context.newPage();
  await other.bringToFront();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  await delivered(
    page,
    { title: 'Another call', body: '', url: '/calls/2', tag: 'c2' },
    expect.arrayContaining(['c2: Another call']),
  );
});

test('a subscription that the browser replaces is told to the server, if this sign-in had one', async ({ page }) => {
  await new StandIn().install(page);
  await page.goto('/settings');
  await page.evaluate(() => navigator.serviceWorker.ready);
  const [worker] = page.context().serviceWorkers();
  if (worker === undefined) throw new Error('there is no worker');

  /** What the worker asks the server for when the event comes. */
  const asked = (items: object[], endpoint?: string) =>
    worker.evaluate(
      async ([devices, given, made]) => {
        const asked: string[] = [];
        const answers: Record<string, object> = {
          'POST /v1/auth/refresh': { accessToken: 'fresh' },
          'GET /v1/users/devices': { items: devices },
          'GET /v1/users/push-key': { publicKey: 'key' },
        };
        const subscription = (endpoint: string) => ({ toJSON: () => ({ ...made, endpoint }) });
        self.fetch = (path, { method, headers, body } = {}) => {
          const line = `${method ?? ''} ${path as string}`;
          const { Authorization: token = '' } = headers as Record<string, string>;
          asked.push([line, token, ...(body === undefined ? [] : [body as string])].join(' '));
          return Promise.resolve(
            method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(answers[line] ?? {}),
          );
        };
        PushManager.prototype.subscribe = (options) =>
          Promise.resolve(subscription(`made-with-${options?.applicationServerKey as string}`) as never);
        const newSubscription = given === undefined ? undefined : subscription(given);
        await new Promise((resolve, reject) => {
          const waitUntil = (work: Promise<void>) => work.then(resolve, reject);
          self.dispatchEvent(Object.assign(new Event('pushsubscriptionchange'), { newSubscription, waitUntil }));
        });
        return asked;
      },
      [items, endpoint, SUBSCRIPTION] as const,
    );

  const device = { id: '7', name: 'Chrome on Linux', current: true };
  const begun = ['POST /v1/auth/refresh ', 'GET /v1/users/devices Bearer fresh'];
  const told = (endpoint: string) =>
    `POST /v1/users/fcm-token Bearer fresh ${JSON.stringify({ name: device.name, endpoint, keys: SUBSCRIPTION.keys })}`;
  expect(await asked([{ ...device, current: false }], 'new')).toEqual(begun);
  expect(await asked([device], 'new')).toEqual([...begun, 'DELETE /v1/users/devices/7 Bearer fresh', told('new')]);
  expect(await asked([device])).toEqual([
    ...begun,
    'GET /v1/users/push-key Bearer fresh',
    'DELETE /v1/users/devices/7 Bearer fresh',
    told('made-with-key'),
  ]);
});
