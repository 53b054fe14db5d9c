import { useQuery } from '@apollo/client/react';
import { SettingsProfileDocument } from '@leela/client/documents/settings.js';
import { Skeleton } from '../../ui/index.js';
import { PicturesForm } from './PicturesForm.js';
import { ProfileForm } from './ProfileForm.js';
import { UsernameForm } from './UsernameForm.js';

/** What others see of the viewer: pictures, names, bio, links. */
export function Component() {
  const { data } = useQuery(SettingsProfileDocument);
  const viewer = data?.viewer;
  if (!viewer)
    return (
      <>
        <Skeleton height={280} />
        <Skeleton height={720} />
      </>
    );
  return (
    <>
      <PicturesForm viewer={viewer} />
      <ProfileForm viewer={viewer} />
      <UsernameForm viewer={viewer} />
    </>
  );
}
