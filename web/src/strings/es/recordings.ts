import type * as english from '../recordings';
import type { Same } from '../same';

export const recordings = {
  title: 'Grabaciones',
  kind: { voicemail: 'Mensaje', conversation: 'Conversación' },
  state: {
    copying: 'Se está trayendo del operador.',
    failed: 'No se pudo traer del operador.',
    deleted: 'El audio se borró.',
  },
  newMessage: 'Mensaje nuevo',
  recording: 'Se está grabando',
  start: 'Grabar',
  stop: 'Dejar de grabar',
  player: (what: string) => `Reproductor: ${what}`,
  play: 'Reproducir',
  pause: 'Pausar',
  position: 'Posición',
  of: (at: string, length: string) => `${at} de ${length}`,
  speed: (speed: number) => `Velocidad ${speed}`,
  until: (when: string) => `Se borra el ${when}.`,
  remove: 'Borrar la grabación',
  removeAsk: '¿Borrar el audio para siempre? Lo que se dijo queda por escrito.',
  policy: 'Grabar conversaciones',
  policyHint: 'Lo que pide la ley depende de dónde están tú y quienes te llaman.',
  policies: {
    announce: 'Se puede; antes se avisa a quien llama',
    'one-party': 'Se puede; no se avisa a quien llama',
    never: 'Nunca',
  },
  automatic: 'Grabar todas las conversaciones con una persona',
  announcement: 'Lo que oye antes quien llama',
  usualWords: 'Déjalo vacío para usar las palabras de siempre.',
  retention: 'Borrar las grabaciones después de tantos días',
  retentionHint: 'Déjalo vacío para conservarlas. Un número nuevo vale también para las que ya existen.',
  greeting: 'Saludo del buzón de voz',
  language: 'A quienes llaman se les habla en',
  languageHint:
    'Vale para las palabras de siempre, la voz y lo que se pone por escrito. Lo que escribes tú se dice tal cual; lo que dice la IA se enseña en Recepcionista.',
  greetingHint: 'Debe decir que el mensaje se graba. Déjalo vacío para usar las palabras de siempre.',
} satisfies Same<typeof english.recordings>;
