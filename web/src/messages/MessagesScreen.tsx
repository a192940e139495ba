import { useNavigate, useSearch } from '@tanstack/react-router';
import { PenLine, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Template } from '../contract/models';
import { useMay } from '../may';
import { strings } from '../strings';
import { Screen } from '../ui/Screen';
import { ScreenAction } from '../ui/ScreenAction';
import { Segmented } from '../ui/Segmented';
import { SendText } from './SendText';
import { TemplateEditor } from './TemplateEditor';
import { TemplateList } from './TemplateList';
import { TextList } from './TextList';

const TABS = ['texts', 'templates'] as const;

type Open = { kind: 'nothing' } | { kind: 'text' } | { kind: 'template'; template: Template | undefined };

export function MessagesScreen() {
  const { tab = 'texts' } = useSearch({ from: '/messages' });
  const navigate = useNavigate({ from: '/messages' });
  const [open, setOpen] = useState<Open>({ kind: 'nothing' });
  const maySend = useMay('sendText');
  const mayEdit = useMay('editTemplates');
  const close = () => setOpen({ kind: 'nothing' });
  return (
    <Screen
      className="mx-auto max-w-3xl"
      title={strings.messages.title}
      action={
        tab === 'texts'
          ? maySend && (
              <ScreenAction
                icon={<PenLine aria-hidden className="size-5" />}
                label={strings.messages.newText}
                onClick={() => setOpen({ kind: 'text' })}
              />
            )
          : mayEdit && (
              <ScreenAction
                icon={<Plus aria-hidden className="size-5" />}
                label={strings.messages.newTemplate}
                onClick={() => setOpen({ kind: 'template', template: undefined })}
              />
            )
      }
      top={
        <Segmented
          label={strings.messages.title}
          choices={TABS.map((value) => ({ value, label: strings.messages[value] }))}
          value={tab}
          onChange={(value) => void navigate({ search: value === 'templates' ? { tab: value } : {}, replace: true })}
        />
      }
    >
      {tab === 'texts' ? (
        <TextList onNew={() => setOpen({ kind: 'text' })} />
      ) : (
        <TemplateList onOpen={(template) => setOpen({ kind: 'template', template })} />
      )}
      {open.kind === 'text' && <SendText onClose={close} />}
      {open.kind === 'template' && <TemplateEditor template={open.template} onClose={close} />}
    </Screen>
  );
}
