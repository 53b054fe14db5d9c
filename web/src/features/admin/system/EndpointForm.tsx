import { useQuery } from '@apollo/client/react';
import {
  AdminEndpointsDocument,
  AdminSaveEndpointDocument,
  type AdminEndpointPartsFragment,
} from '@leela/client/documents/admin-system.js';
import { Checkbox, Stack, TextField } from '../../../ui/index.js';
import { ActionDialog, isTicked, textOf } from '../ActionDialog.js';

/** Adds an address for outgoing webhooks or changes one. */
export function EndpointForm({
  of: endpoint,
  onSaved,
}: {
  of?: AdminEndpointPartsFragment;
  onSaved: (secret?: string | null) => void;
}) {
  const { data } = useQuery(AdminEndpointsDocument, { fetchPolicy: 'cache-first' });
  const types = data?.webhookEventTypes ?? [];
  return (
    <ActionDialog
      label={endpoint ? 'Edit' : 'Add an address'}
      kind={endpoint ? 'plain' : 'main'}
      action="Save"
      document={AdminSaveEndpointDocument}
      variables={(form) => ({
        input: {
          endpointId: endpoint?.id,
          ...{ url: textOf(form, 'url') ?? '', description: textOf(form, 'description') },
          events: types.map(({ name }) => name).filter((name) => isTicked(form, name)),
          ...{ isActive: isTicked(form, 'isActive'), rotateSecret: isTicked(form, 'rotateSecret') },
        },
      })}
      done="The address was saved."
      onDone={({ saveWebhookEndpoint }) => onSaved(saveWebhookEndpoint?.secret)}
    >
      {(error) => (
        <Stack>
          <TextField
            label="Address"
            name="url"
            type="url"
            defaultValue={endpoint?.url}
            required
            error={error('url')}
          />
          <TextField
            label="Description"
            name="description"
            defaultValue={endpoint?.description ?? ''}
            error={error('description')}
          />
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <legend className="strong small">Events</legend>
            {types.map(({ name, description }) => (
              <Checkbox
                key={name}
                name={name}
                label={
                  <>
                    <code>{name}</code> <span className="muted small">{description}</span>
                  </>
                }
                defaultChecked={endpoint?.events.includes(name)}
              />
            ))}
            {error('events') && <div className="error">{error('events')}</div>}
          </fieldset>
          <Checkbox label="On" name="isActive" defaultChecked={endpoint?.isActive ?? true} />
          {endpoint && <Checkbox label="Make a new secret" name="rotateSecret" />}
        </Stack>
      )}
    </ActionDialog>
  );
}
