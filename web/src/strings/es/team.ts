import type * as english from '../team';
import type { Same } from '../same';

export const team = {
  members: 'Integrantes',
  role: { owner: 'Propietario', admin: 'Administrador', agent: 'Agente', viewer: 'Solo lectura' },
  aRole: { admin: 'administrador', agent: 'agente', viewer: 'solo lectura' },
  roleMeans: {
    admin: 'Cambia todo menos la propiedad.',
    agent: 'Toma llamadas y envía mensajes.',
    viewer: 'Solo puede leer.',
  },
  presence: { online: 'En línea', 'do-not-disturb': 'No molestar', offline: 'Sin conexión' },
  manage: (name: string) => `Administrar a ${name}`,
  roleLabel: 'Rol',
  changeRole: 'Cambiar rol',
  changeRoleAsk: (name: string) => `Lo que ${name} puede hacer cambia de inmediato.`,
  roleChanged: 'Se cambió.',
  remove: 'Quitar del equipo',
  removeAsk: (name: string) => `${name} pierde el acceso de inmediato. Lo que hizo se queda.`,
  removed: 'Se quitó.',
  leave: 'Dejar el equipo',
  leaveAsk: (business: string) =>
    `Pierdes el acceso a ${business} de inmediato. Solo una invitación te permitirá volver.`,
  makeOwner: 'Ceder la propiedad',
  makeOwnerAsk: (name: string) =>
    `La propiedad pasa a ${name} y tú quedas como administrador. Solo esa persona puede deshacerlo.`,
  ownerNow: (name: string) => `Ahora la propiedad es de ${name}.`,
  invitations: 'Invitaciones',
  noInvitations: 'No hay invitaciones pendientes.',
  invite: 'Invitar a alguien',
  email: 'Correo',
  send: 'Enviar invitación',
  sending: 'Enviando…',
  invited: (email: string) => `La invitación a ${email} está en camino.`,
  until: (when: string) => `Vale hasta: ${when}`,
  resend: 'Enviar de nuevo',
  resendTo: (email: string) => `Enviar de nuevo a ${email}`,
  takeBack: 'Retirar',
  takeBackOf: (email: string) => `Retirar la invitación a ${email}`,
  takeBackAsk: (email: string) => `El enlace que recibió ${email} deja de funcionar.`,
  takenBack: 'Se retiró.',
} satisfies Same<typeof english.team>;
