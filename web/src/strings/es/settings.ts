import type * as english from '../settings';
import type { Same } from '../same';

export const settings = {
  title: 'Ajustes',
  sections: 'Secciones',
  section: {
    you: 'Tú',
    security: 'Seguridad',
    notifications: 'Notificaciones',
    team: 'Equipo',
    business: 'Negocio',
    numbers: 'Números de teléfono',
    audit: 'Auditoría',
    recording: 'Grabación y buzón de voz',
    countries: 'Países',
  },
  about: {
    you: 'Nombre, foto, idioma, horas de descanso',
    security: 'Contraseña, dos pasos, sesiones',
    notifications: 'De qué te avisamos y dónde',
    team: 'Quién trabaja aquí',
    business: 'Nombre',
    numbers: 'Del negocio, departamentos, los tuyos',
    audit: 'Quién hizo qué',
    recording: 'Consentimiento, saludo, cuánto se conserva',
    countries: 'A dónde se puede llamar',
  },
  readOnly: 'Tu rol te deja leer esto. Un administrador puede cambiarlo.',
  profile: 'Perfil',
  fullName: 'Nombre',
  phone: 'Teléfono que suena cuando tomas una llamada',
  phoneVerified: 'Confirmado con un código.',
  phoneUnverified: 'Sin confirmar.',
  businessName: 'Nombre del negocio',
  signedInAs: (email: string) => `Sesión iniciada como ${email}`,
  theme: 'Apariencia',
  themes: { system: 'Sistema', light: 'Claro', dark: 'Oscuro' },
  keyboard: 'Teclado',
  showKeys: 'Mostrar todas las teclas',
  signOut: 'Cerrar sesión',
  signOutHint: 'Se borra lo que este dispositivo guardó para leer sin conexión.',
} satisfies Same<typeof english.settings>;

export const picture = {
  title: 'Foto',
  of: (name: string) => `Foto de ${name}`,
  choose: 'Elegir una foto',
  other: 'Elegir otra',
  use: 'Usar esta foto',
  hint: 'PNG, JPEG o WebP de hasta 1 MB. Se recorta en un cuadrado alrededor del centro.',
  tooLarge: 'Esa foto pesa más de 1 MB. Elige una más pequeña.',
  wrongKind: 'Eso no es una imagen PNG, JPEG ni WebP.',
  remove: 'Quitar',
  removeAsk: '¿Quitar tu foto? En su lugar se verán tus iniciales.',
  preview: 'Cómo se verá',
} satisfies Same<typeof english.picture>;

export const preferences = {
  title: 'Idioma y horas de descanso',
  language: 'Idioma',
  languages: { en: 'English', es: 'Español' },
  timeZone: 'Zona horaria',
  quiet: 'No molestar',
  quietOn: 'No me llamen ni me avisen a estas horas',
  from: 'Desde',
  until: 'Hasta',
  pastMidnight: 'Termina al día siguiente.',
  days: 'Los días',
  day: {
    monday: 'Lunes',
    tuesday: 'Martes',
    wednesday: 'Miércoles',
    thursday: 'Jueves',
    friday: 'Viernes',
    saturday: 'Sábado',
    sunday: 'Domingo',
  },
} satisfies Same<typeof english.preferences>;

export const business = { title: 'Negocio', save: 'Guardar' } satisfies Same<typeof english.business>;
