import type * as english from '../phone';
import type { Same } from '../same';

export const phone = {
  // La llamada que suena.
  incoming: 'Llamada entrante',
  incomingFrom: (who: string) => `Llamada entrante de ${who}`,
  waiting: 'Otra llamada',
  answer: 'Contestar',
  slideToAnswer: 'Desliza para contestar',
  holdAndAnswer: 'Dejar en espera y contestar',
  decline: 'Rechazar',
  declineHint: 'Si rechazas, la llamada sigue según las reglas del número.',
  declineInvitation: 'Si rechazas, siguen sin ti.',
  unknown: 'Número desconocido',
  answering: 'Conectando…',
  onMyPhone: 'Mejor en mi teléfono',

  // En la llamada.
  controls: 'La llamada en este navegador',
  mute: 'Silenciar',
  unmute: 'Activar micrófono',
  hold: 'En espera',
  unhold: 'Continuar',
  keypad: 'Teclado',
  sound: 'Sonido',
  transfer: 'Transferir',
  add: 'Agregar',
  more: 'Más',
  controlsOnPhone: 'La llamada en tu teléfono',
  onHold: 'En espera. La otra persona oye música.',
  heldByItself: 'Quien llama está en espera y oye música.',
  unheldByItself: 'Quien llama ya no está en espera y te oye.',
  muted: 'Tu micrófono está silenciado.',
  inBrowser: 'Conectándote en este navegador…',
  quality: {
    good: 'Buen sonido',
    fair: 'El sonido puede cortarse un poco',
    poor: 'Mala conexión: acércate al router o cambia de red',
    none: 'Sin sonido',
  },
  soundAnew: 'No llegaba sonido. Conectándote de nuevo…',
  noSoundTitle: 'No llega sonido.',
  noSoundHow: 'Sigue en tu teléfono, o acércate al router o cambia de red.',

  // Teclado.
  pressed: 'Teclas pulsadas',
  press: (key: string) => `Pulsar ${key}`,

  // Sonido.
  microphone: 'Micrófono',
  speaker: 'Altavoz',
  volume: 'Volumen',
  systemChoice: 'El que usa el sistema',

  // Transferir.
  transferTitle: 'Transferir la llamada',
  transferHint: 'Suena su teléfono y tú dejas la llamada. Si nadie contesta, la atiende la IA.',
  members: 'Equipo',
  departments: 'Departamentos',
  transferring: 'Transfiriendo…',
  declining: 'Rechazando…',
  noMembers: 'Todavía no hay nadie más en el equipo.',
  toNumber: 'O a un número',
  passOn: 'Transferir',
  presence: { online: 'En línea', 'do-not-disturb': 'No molestar', offline: 'Sin conexión' },

  askFirst: 'Hablar antes con esa persona',
  askFirstHint:
    'Quien llama oye música mientras hablas con esa persona. Después, pásale la llamada o vuelve con quien llama.',
  ring: 'Llamar',

  // Más de dos.
  addTitle: 'Agregar a alguien a la llamada',
  didNotJoin: (who) => `${who} no se unió.`,
  addHint: 'Le suena el teléfono y entra al contestar. Tú y quien llama siguen hablando.',
  participants: 'También en la llamada',
  standing: { ringing: 'sonando', joining: 'entrando' },
  isMuted: 'Con el micrófono silenciado',
  remove: (who: string) => `Quitar a ${who}`,
  unknownGuest: 'Alguien',
  backToCaller: 'Volver con quien llama',
  merge: 'Hablar entre todos',
  complete: 'Pasar la llamada',
  leave: 'Salir de la llamada',
  endForAll: 'Terminar para todos',

  // El micrófono que no está.
  noMicrophone: 'No se puede usar el micrófono.',
  microphoneTitle: {
    refused: 'El micrófono está desactivado para este sitio.',
    missing: 'No hay micrófono.',
    busy: 'El micrófono no responde.',
  },
  microphoneHow: {
    refused:
      'Para permitirlo, abre los ajustes del sitio junto a la dirección (o, en la app instalada, los ajustes del sistema), pon Micrófono en Permitir e inténtalo otra vez.',
    missing: 'Conecta uno o enciende tus auriculares e inténtalo otra vez.',
    busy: 'Cierra los otros programas que lo usan e inténtalo otra vez.',
  },
  tryAgain: 'Intentar otra vez',

  // Llamar a alguien.
  dial: 'Llamar a alguien',
  number: 'Número',
  numberHint: 'Escríbelo o pégalo tal como está.',
  ownNumber: 'Este número es del propio negocio.',
  notANumber: 'Todavía no es un número completo. Con + y el país funciona desde cualquier lugar.',
  emergency: 'Desde aquí no se puede llamar a emergencias: no sabrían dónde estás. Usa un teléfono.',
  suggestions: 'Recientes',
  calls: (display: string) => `Llama a ${display}`,
  callsIn: (display: string, country: string) => `Llama a ${display} en ${country}`,
  call: 'Llamar',
  calling: 'Llamando…',
  erase: 'Borrar el último dígito',
  callFrom: 'Mostrar este número',
  callOn: 'Hablar',
  on: { browser: 'En este navegador', phone: 'En mi teléfono' },
  phoneFirst: 'Primero suena tu teléfono. Contesta, y después suena el de la otra persona.',
  callBack: 'Devolver la llamada',
  callAgain: 'Llamar otra vez',

  // Ajustes.
  setting: 'Llamadas en este navegador',
  settingOn: 'Sonar y hablar en este navegador',
  state: {
    elsewhere: 'Ahora el teléfono es otra pestaña de este navegador.',
    starting: 'Conectando…',
    ready: 'Listo. Las llamadas suenan aquí mientras la app está abierta.',
    'not-wanted': 'Desactivado en este dispositivo.',
    'not-offered': 'Este servidor no tiene llamadas en el navegador. Suena tu teléfono, como antes.',
    'not-possible': 'Este navegador no puede hacer llamadas aquí. Abre la app con https.',
    unreachable: 'No se puede alcanzar el servicio telefónico. Se vuelve a intentar solo.',
    refused: 'El servicio telefónico no aceptó este navegador. Se vuelve a intentar solo.',
  },
} satisfies Same<typeof english.phone>;
