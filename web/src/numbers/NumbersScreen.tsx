import { Panel, Section } from '../settings/Section';
import { strings } from '../strings';
import { BusinessNumbers } from './BusinessNumbers';
import { Departments } from './Departments';
import { OwnNumbers } from './OwnNumbers';
import { Routing } from './Routing';

export function NumbersScreen() {
  return (
    <Section title={strings.settings.section.numbers}>
      <Panel title={strings.numbers.business.title}>
        <BusinessNumbers />
      </Panel>
      <Panel title={strings.routing.title}>
        <Routing />
      </Panel>
      <Panel title={strings.numbers.departments.title}>
        <Departments />
      </Panel>
      <Panel title={strings.numbers.own.title}>
        <OwnNumbers />
      </Panel>
    </Section>
  );
}
