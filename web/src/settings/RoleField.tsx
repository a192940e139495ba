import type { InvitedRole } from '../contract/models';
import { strings } from '../strings';
import { SelectField } from '../ui/Field';

const ROLES = ['admin', 'agent', 'viewer'] as const;

export function RoleField({ value, onChange }: { value: InvitedRole; onChange: (role: InvitedRole) => void }) {
  return (
    <SelectField
      label={strings.team.roleLabel}
      hint={strings.team.roleMeans[value]}
      value={value}
      onChange={(event) => onChange(event.target.value as InvitedRole)}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {strings.team.role[role]}
        </option>
      ))}
    </SelectField>
  );
}
