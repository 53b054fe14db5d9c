import { newClientId } from '@leela/client';
import { GroupCreateDocument } from '@leela/client/documents/groups.js';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../../app/useAction.js';
import { Card, Page } from '../../ui/index.js';
import { GroupForm, NEW_GROUP } from './GroupForm.js';

/** Starts a group. */
export function Component() {
  const create = useAction(GroupCreateDocument);
  const navigate = useNavigate();
  const clientId = useRef(newClientId());
  return (
    <Page title="New group" text="You become its owner.">
      <Card>
        <GroupForm
          given={NEW_GROUP}
          errors={create.errors}
          busy={create.busy}
          action="Create the group"
          onSend={(input) =>
            void create.run({ input: { ...input, clientId: clientId.current } }).then((result) => {
              if (result.ok) return navigate(`/groups/${result.data.createGroup!.group!.slug}`);
              clientId.current = newClientId();
            })
          }
        />
      </Card>
    </Page>
  );
}
