import type * as english from '../app';
import type { Same } from '../same';
import { plural } from './plural';

export const nav = {
  label: 'Principal',
  calls: 'Llamadas',
  contacts: 'Contactos',
  dial: 'Marcar',
  messages: 'Mensajes',
  receptionist: 'Recepción',
  settings: 'Ajustes',
  skip: 'Ir al contenido',
} satisfies Same<typeof english.nav>;

export const common = {
  save: 'Guardar',
  saved: 'Guardado',
  saving: 'Guardando…',
  cancel: 'Cancelar',
  close: 'Cerrar',
  back: 'Atrás',
  delete: 'Eliminar',
  edit: 'Editar',
  add: 'Agregar',
  retry: 'Intentar de nuevo',
  required: 'Esto es necesario.',
  loading: 'Cargando…',
  more: 'Ver anteriores',
  you: 'Tú',
  notFound: 'Aquí no hay nada.',
  goToCalls: 'Ir a Llamadas',
} satisfies Same<typeof english.common>;

export const errors = {
  unreachable: {
    title: 'No hay conexión con el servidor.',
    detail: 'Revisa tu conexión. Lo que ves puede no estar al día. Si estabas cambiando algo, no se sabe si se hizo.',
  },
  notUnderstood: {
    title: 'El servidor dio una respuesta que esta app no entiende.',
    detail: 'Recarga la app para tener la versión que corresponde al servidor.',
  },
  wait: (seconds: number) =>
    seconds < 90
      ? `Intenta de nuevo en ${plural(Math.ceil(seconds), 'segundo', 'segundos')}.`
      : `Intenta de nuevo en ${plural(Math.ceil(seconds / 60), 'minuto', 'minutos')}.`,
  unexpected: {
    title: 'Algo salió mal en la app.',
    detail: 'Recárgala. Si eso no ayuda, vuelve a iniciar sesión.',
  },
  phone: 'Empieza con + y el código de país, por ejemplo +52 55 5012 3456.',
  offlineCopy: (since: string) => `Sin conexión. Esto es lo que había ${since}.`,
} satisfies Same<typeof english.errors>;

export const connection = {
  reconnecting: (since: string) => `Reconectando… Últimas novedades a las ${since}.`,
  outOfReach: 'No se puede llegar al servidor.',
  back: 'De nuevo en línea.',
  updates: (count: number) => `De nuevo en línea. Mientras tanto llegaron ${plural(count, 'novedad', 'novedades')}.`,
  reread: 'De nuevo en línea. Todo se volvió a leer.',
} satisfies Same<typeof english.connection>;

export const update = {
  ready: 'Hay una versión nueva.',
  reload: 'Recargar',
} satisfies Same<typeof english.update>;

export const keys = {
  title: 'Teclado',
  next: 'Siguiente de la lista',
  previous: 'Anterior de la lista',
  search: 'Buscar',
  filter: 'Filtrar las llamadas',
  open: 'Abrir',
  takeOver: 'Tomar la llamada en curso',
  answer: 'Contestar la llamada que suena',
  decline: 'Rechazar la llamada que suena',
  mute: 'Silenciar o activar el micrófono',
  hold: 'Dejar en espera o continuar',
  digits: 'Pulsar una tecla en la llamada',
  giveBack: 'Devolver a la IA',
  help: 'Mostrar todas las teclas',
} satisfies Same<typeof english.keys>;

export const announce = {
  newCall: (who: string) => `Nueva llamada de ${who}.`,
  outgoing: (who: string) => `Llamando a ${who}.`,
  ended: (who: string) => `Terminó la llamada con ${who}.`,
  turn: (speaker: string, text: string) => `${speaker}: ${text}`,
} satisfies Same<typeof english.announce>;

export const time = {
  now: 'ahora',
  minutes: (count: number) => `hace ${count} min`,
  hours: (count: number) => `hace ${count} h`,
} satisfies Same<typeof english.time>;
