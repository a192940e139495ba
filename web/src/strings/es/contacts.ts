import type * as english from '../contacts';
import type { Same } from '../same';
import { plural } from './plural';

export const contacts = {
  title: 'Contactos',
  search: 'Buscar contactos',
  list: 'Contactos',
  add: 'Agregar un contacto',
  edit: (name: string) => `Editar ${name}`,
  open: (name: string) => `Abrir ${name}`,
  emptyTitle: 'Todavía no hay contactos',
  empty:
    'Agrega a las personas que te llaman, o impórtalas de tu teléfono o de una hoja de cálculo. Sus nombres aparecerán donde antes solo había números.',
  nothingFound: (search: string) => `Ningún contacto coincide con “${search}”.`,
  clearSearch: 'Borrar la búsqueda',
  name: 'Nombre',
  company: 'Empresa',
  note: 'Nota',
  numbers: 'Números de teléfono',
  number: (position: number) => (position === 1 ? 'Número de teléfono' : `Número de teléfono ${position}`),
  addNumber: 'Otro número',
  removeNumber: (position: number) => `Quitar el número de teléfono ${position}`,
  vip: 'Importante: sus llamadas van primero',
  vipShort: 'Importante',
  blocked: 'Bloqueado: sus llamadas no se contestan',
  blockedShort: 'Bloqueado',
  remove: 'Eliminar contacto',
  removeAsk: (name: string) =>
    `Las llamadas y los mensajes vuelven a mostrar el número en lugar de “${name}”. Las llamadas se conservan.`,
  removed: 'Contacto eliminado.',
  importing: 'Importar contactos',
  importShort: 'Importar',
  importHint:
    'Un archivo CSV con una línea de títulos (name, phone, company, note) o un archivo vCard, de hasta 1 MB y 5.000 contactos. Quien ya tiene un número del archivo se actualiza.',
  choose: 'Elegir un archivo',
  other: 'Elegir otro archivo',
  take: 'Importar',
  taking: 'Importando…',
  report: (added: number, updated: number, unchanged: number) =>
    [
      plural(added, 'contacto agregado', 'contactos agregados'),
      plural(updated, 'actualizado', 'actualizados'),
      ...(unchanged > 0 ? [`${unchanged} ya conocidos`] : []),
    ].join(', ') + '.',
  allTaken: 'Se tomó todo lo que había en el archivo.',
  refused: (count: number) => `${plural(count, 'línea no se tomó', 'líneas no se tomaron')} o no del todo`,
  refusedLine: (line: number) => `Línea ${line}`,
  download: 'Exportar',
  downloading: 'Exportando…',
  file: 'contactos.csv',
  more: 'Mostrar más',
  addCaller: 'Agregar a contactos',
  openCaller: 'Abrir el contacto',
} satisfies Same<typeof english.contacts>;
