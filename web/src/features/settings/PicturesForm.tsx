import type { OperationError } from '@leela/client';
import {
  UpdateProfileDocument,
  type ProfileSettingsPartsFragment,
} from '@leela/client/documents/settings.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { useUpload } from '../../app/useUpload.js';
import { Avatar, Button, Errors, FileButton, Row, Section, useToast } from '../../ui/index.js';
import styles from './PicturesForm.module.css';

const IMAGES = 'image/jpeg,image/png,image/webp';

/** Changes the avatar and the cover image. */
export function PicturesForm({ viewer: { user } }: { viewer: ProfileSettingsPartsFragment }) {
  const toast = useToast();
  const { run, busy, errors } = useAction(UpdateProfileDocument);
  const [refused, setRefused] = useState<readonly OperationError[]>([]);
  const avatar = useUpload('AVATAR');
  const cover = useUpload('COVER');

  async function send(file: File, { upload }: typeof avatar, field: 'avatarUploadId' | 'coverImageUploadId') {
    setRefused([]);
    const result = await upload(file);
    if (!result.ok) return setRefused(result.errors);
    const saved = await run({ input: { [field]: result.data.id } });
    if (saved.ok) toast('The picture is saved.');
  }

  return (
    <Section title="Pictures" text="JPEG, PNG or WebP. 5 MB for the avatar, 10 MB for the cover.">
      <div className={styles['cover']}>
        {user.coverImage && <img src={user.coverImage} alt="" />}
        <div className={styles['avatar']}>
          <Avatar name={user.fullName} src={user.avatar} size={84} />
        </div>
      </div>
      <Errors of={[...refused, ...errors]} />
      <Row wrap>
        <FileButton
          label="File of the avatar"
          accept={IMAGES}
          busy={avatar.busy || busy}
          onFiles={([file]) => void send(file!, avatar, 'avatarUploadId')}
        >
          Change avatar
        </FileButton>
        {user.avatar && (
          <Button kind="quiet" size="small" busy={busy} onClick={() => void run({ input: { avatar: null } })}>
            Remove avatar
          </Button>
        )}
        <FileButton
          label="File of the cover"
          accept={IMAGES}
          busy={cover.busy || busy}
          onFiles={([file]) => void send(file!, cover, 'coverImageUploadId')}
        >
          Change cover
        </FileButton>
        {user.coverImage && (
          <Button
            kind="quiet"
            size="small"
            busy={busy}
            onClick={() => void run({ input: { coverImage: null } })}
          >
            Remove cover
          </Button>
        )}
      </Row>
    </Section>
  );
}
