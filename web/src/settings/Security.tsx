import { strings } from '../strings';
import { EmailForm } from './EmailForm';
import { Passkeys } from './Passkeys';
import { PasswordForm } from './PasswordForm';
import { SecondFactor } from './SecondFactor';
import { Panel, Section } from './Section';
import { Sessions } from './Sessions';

export function Security() {
  return (
    <Section title={strings.settings.section.security}>
      <Panel title={strings.security.secondFactor}>
        <SecondFactor />
      </Panel>
      <Panel title={strings.security.passkeys}>
        <Passkeys />
      </Panel>
      <Panel title={strings.security.sessions}>
        <Sessions />
      </Panel>
      <Panel title={strings.security.password}>
        <PasswordForm />
      </Panel>
      <Panel title={strings.security.email}>
        <EmailForm />
      </Panel>
    </Section>
  );
}
