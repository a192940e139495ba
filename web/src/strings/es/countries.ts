import type * as english from '../countries';
import type { Same } from '../same';

export const countries = {
  title: 'A dónde se puede llamar',
  why: 'El equipo solo puede llamar, pasar llamadas, agregar y desviar a teléfonos de estos países. Así se limita lo que puede costar una sesión robada.',
  add: 'Permitir otro país',
  choose: 'Elige un país',
  remove: (country: string) => `No permitir ${country}`,
  none: 'Ninguno: no se puede llamar a nadie.',
  usual: 'Volver a lo habitual: los países de tus números, Estados Unidos y Canadá',
} satisfies Same<typeof english.countries>;
