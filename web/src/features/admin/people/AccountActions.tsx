import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import {
  AdminAdjustBalanceDocument,
  AdminCancelErasureDocument,
  AdminChangePermissionsDocument,
  AdminChangeRoleDocument,
  AdminForceSignOutDocument,
  AdminRequestErasureDocument,
  AdminResetTwoFactorDocument,
  AdminRestoreUserDocument,
  AdminSuspendUserDocument,
  AdminUnlockDocument,
  AdminUserLogDocument,
  AdminUserPageDocument,
  type AccountPartsFragment,
} from '@leela/client/documents/admin-people.js';
import { newClientId } from '@leela/client';
import type { AdjustableBalance, Role, StaffPermission } from '@leela/client/schema.js';
import { useApolloClient } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { Checkbox, Row, Select, Stack, TextArea, TextField } from '../../../ui/index.js';
import { ActionDialog, isTicked, textOf } from '../ActionDialog.js';
import { optionsOf } from '../parts.js';

const ROLES = ['USER', 'MODERATOR', 'ADMIN'] as const satisfies Role[];
const BALANCES = ['COINS', 'CREDITS'] as const satisfies AdjustableBalance[];
const PERMISSIONS: { value: StaffPermission; label: string }[] = [
  { value: 'SUPPORT', label: 'Support: tickets and contact messages' },
  { value: 'HIRING', label: 'Hiring: job postings and applications' },
];

interface Base {
  userId: string;
  reason: string;
}

/** What an admin may do to an account. Every action asks for a reason, which the security log keeps. */
export function AccountActions({ of: account }: { of: AccountPartsFragment }) {
  const client = useApolloClient();
  const userId = account.user.id;
  // One for each adjustment: sending a form again after a lost answer changes the balance once.
  const [clientId, setClientId] = useState(newClientId);
  const again = () => {
    setClientId(newClientId());
    void client.refetchQueries({ include: [AdminUserPageDocument, AdminUserLogDocument] });
  };

  function action<D, V extends OperationVariables & { input: Base }>(given: {
    label: string;
    text?: string;
    document: TypedDocumentNode<D, V>;
    done: string;
    danger?: boolean;
    more?: (form: FormData) => Partial<V['input']>;
    fields?: ReactNode;
  }) {
    return (
      <ActionDialog
        key={given.label}
        label={given.label}
        text={given.text}
        kind={given.danger ? 'danger' : 'plain'}
        document={given.document}
        variables={(form) =>
          ({ input: { userId, reason: textOf(form, 'reason') ?? '', ...given.more?.(form) } }) as unknown as V
        }
        done={given.done}
        onDone={again}
      >
        {(error) => (
          <Stack>
            {given.fields}
            <TextArea
              label="Reason"
              hint="Kept in the security log."
              name="reason"
              rows={2}
              required
              error={error('reason')}
            />
          </Stack>
        )}
      </ActionDialog>
    );
  }
  return (
    <Row wrap role="group" aria-label="Actions">
      {account.status === 'SUSPENDED'
        ? action({
            ...{ label: 'Restore', document: AdminRestoreUserDocument, done: 'The account was restored.' },
            text: 'The user can sign in again.',
          })
        : action({
            ...{
              label: 'Suspend',
              document: AdminSuspendUserDocument,
              done: 'The account was suspended.',
              danger: true,
            },
            text: 'The user is signed out and can not sign in.',
            fields: (
              <TextField
                label="Until"
                hint="Without a time it holds until it is restored."
                name="until"
                type="datetime-local"
              />
            ),
            more: (form) => {
              const until = textOf(form, 'until');
              return until ? { until: new Date(until).toISOString() } : {};
            },
          })}
      {action({
        ...{ label: 'Change role', document: AdminChangeRoleDocument, done: 'The role was changed.' },
        fields: (
          <Select
            label="Role"
            name="role"
            defaultValue={account.role}
            options={optionsOf(ROLES)}
            onChoose={() => undefined}
          />
        ),
        more: (form) => ({ role: form.get('role') as Role }),
      })}
      {action({
        ...{
          label: 'Change permissions',
          document: AdminChangePermissionsDocument,
          done: 'The permissions were changed.',
        },
        fields: PERMISSIONS.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            name={value}
            defaultChecked={account.permissions.includes(value)}
          />
        )),
        more: (form) => ({
          permissions: PERMISSIONS.map(({ value }) => value).filter((value) => isTicked(form, value)),
        }),
      })}
      {action({
        ...{
          label: 'Adjust balance',
          document: AdminAdjustBalanceDocument,
          done: 'The balance was adjusted.',
        },
        text: 'The user sees the amount in the transactions, and the reason in the security log.',
        fields: (
          <>
            <Select
              label="Balance"
              name="balance"
              defaultValue="COINS"
              options={optionsOf(BALANCES)}
              onChoose={() => undefined}
            />
            <TextField
              label="Amount"
              hint="A negative amount is taken away."
              name="amount"
              type="number"
              step={1}
              required
            />
          </>
        ),
        more: (form) => ({
          balance: form.get('balance') as AdjustableBalance,
          amount: Number(textOf(form, 'amount') ?? 0),
          clientId,
        }),
      })}
      {action({
        ...{
          label: 'Sign out everywhere',
          document: AdminForceSignOutDocument,
          done: 'All sessions were ended.',
        },
      })}
      {action({
        ...{ label: 'Unlock', document: AdminUnlockDocument, done: 'The account is unlocked.' },
        text: 'After many wrong passwords an account is locked for a while.',
      })}
      {action({
        ...{
          label: 'Reset two-factor',
          document: AdminResetTwoFactorDocument,
          done: 'Two-factor was reset.',
          danger: true,
        },
        text: 'The next sign-in needs the password only.',
      })}
      {account.erasure
        ? action({
            label: 'Cancel erasure',
            document: AdminCancelErasureDocument,
            done: 'The erasure was cancelled.',
          })
        : action({
            ...{
              label: 'Erase',
              document: AdminRequestErasureDocument,
              done: 'The erasure was requested.',
              danger: true,
            },
            text: 'The account and its personal data will be removed after the waiting time.',
          })}
    </Row>
  );
}
