import { useQuery } from '@apollo/client/react';
import { SettingsAccountDocument } from '@leela/client/documents/settings.js';
import { Skeleton } from '../../ui/index.js';
import { EmailForm } from './EmailForm.js';
import { PasswordForm } from './PasswordForm.js';
import { Providers } from './Providers.js';
import { SecurityLog } from './SecurityLog.js';
import { Sessions } from './Sessions.js';
import { TwoFactor } from './TwoFactor.js';

/** How the viewer signs in: address, password, second factor, providers, devices. */
export function Component() {
  const { data, refetch } = useQuery(SettingsAccountDocument);
  const viewer = data?.viewer;
  if (!viewer)
    return (
      <>
        <Skeleton height={240} />
        <Skeleton height={300} />
        <Skeleton height={120} />
      </>
    );
  const changed = () => void refetch();
  return (
    <>
      <EmailForm viewer={viewer} onChange={changed} />
      <PasswordForm email={viewer.email} hasPassword={viewer.authMethod === 'PASSWORD'} />
      <TwoFactor status={viewer.twoFactor} onChange={changed} />
      <Providers linked={viewer.linkedProviders} offered={data.authProviders ?? []} />
      <Sessions />
      <SecurityLog />
    </>
  );
}
