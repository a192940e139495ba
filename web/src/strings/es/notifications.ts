import type * as english from '../notifications';
import type { Same } from '../same';

export const notifications = {
  title: 'Este dispositivo',
  ask: 'Recibe avisos de llamadas y mensajes aunque la app esté cerrada. Tu navegador te pedirá permiso.',
  turnOn: 'Activar',
  turningOn: 'Activando…',
  turnedOn: 'Desde ahora este dispositivo recibe avisos.',
  on: 'Activadas hasta que cierres la sesión aquí.',
  refused: 'Tu navegador tiene desactivadas las notificaciones de este sitio.',
  refusedHow:
    'Para permitirlas, abre la configuración del sitio junto a la dirección (o la del sistema, si instalaste la app), permite las notificaciones y vuelve aquí.',
  notPossible: 'Este navegador no puede recibir notificaciones.',
  notPossibleHow: 'En un iPhone o iPad, primero agrega la app a la pantalla de inicio y ábrela desde ahí.',
  failed: 'El servicio de notificaciones de este navegador no respondió. Intenta de nuevo.',
  reach: 'De qué te avisamos',
  notifyMe: 'Avísame de',
  kinds: { incomingCalls: 'Llamadas entrantes', missedCalls: 'Llamadas perdidas', texts: 'Mensajes' },
  ring: 'Cuando alguien pida hablar con una persona, que suene',
  rings: { phone: 'Mi teléfono', browser: 'Esta app, donde estén activadas las llamadas en el navegador' },
  ringNothing: 'No suena nada. Quien pida hablar con una persona se queda con la IA.',
  devices: 'Dispositivos que reciben avisos',
  none: 'Todavía no hay dispositivos.',
  added: (when: string) => `Agregado: ${when}`,
  notified: (when: string) => `Último aviso: ${when}`,
  test: 'Probar',
  testOf: (name: string) => `Probar ${name}`,
  tested: 'En camino.',
  remove: 'Quitar',
  removeOf: (name: string) => `Quitar ${name}`,
  removeAsk: (name: string) => `${name} ya no recibirá avisos.`,
  removed: 'Se quitó.',
} satisfies Same<typeof english.notifications>;
