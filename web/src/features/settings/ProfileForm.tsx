import {
  UpdateProfileDocument,
  type ProfileSettingsPartsFragment,
} from '@leela/client/documents/settings.js';
import type { FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Errors, Row, Section, TextArea, TextField, useToast } from '../../ui/index.js';

const words = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

/** Changes names, bio, work and links. */
export function ProfileForm({ viewer }: { viewer: ProfileSettingsPartsFragment }) {
  const toast = useToast();
  const { run, busy, errors } = useAction(UpdateProfileDocument);
  const { user, profile } = viewer;

  async function save(event: FormEvent<HTMLFormElement>) {
    const form = readForm(event);
    const text = (name: string) => form[name]?.trim() || null;
    const result = await run({
      input: {
        firstName: form['firstName'],
        lastName: form['lastName'],
        displayName: text('displayName'),
        bio: text('bio'),
        location: text('location'),
        website: text('website'),
        interests: words(form['interests'] ?? ''),
        professional: { jobTitle: text('jobTitle'), company: text('company') },
        socialLinks: { github: text('github'), linkedin: text('linkedin'), twitter: text('twitter') },
      },
    });
    if (result.ok) toast('The profile is saved.');
  }

  const field = (name: string, label: string, value: string | null | undefined, hint?: string) => (
    <TextField
      label={label}
      name={name}
      defaultValue={value ?? ''}
      hint={hint}
      error={errorOf(errors, name)}
    />
  );
  return (
    <Section title="Profile" text="Everyone who may see your profile sees this.">
      <form className="stack" onSubmit={(event) => void save(event)}>
        <Errors of={errors.filter((error) => !error.field)} />
        {field('firstName', 'First name', viewer.firstName)}
        {field('lastName', 'Last name', viewer.lastName)}
        {field('displayName', 'Display name', viewer.displayName, 'Shown in place of first and last name.')}
        <TextArea
          label="Bio"
          name="bio"
          defaultValue={user.bio ?? ''}
          maxLength={500}
          error={errorOf(errors, 'bio')}
        />
        {field('location', 'Location', user.location)}
        {field('jobTitle', 'Job title', profile.professional.jobTitle)}
        {field('company', 'Company', profile.professional.company)}
        {field('interests', 'Interests', profile.interests.join(', '), 'Separated by commas.')}
        {field('website', 'Website', user.website, 'With https://')}
        {field('github', 'GitHub', user.socialLinks?.github, 'The address of your profile there.')}
        {field('linkedin', 'LinkedIn', user.socialLinks?.linkedin)}
        {field('twitter', 'X', user.socialLinks?.twitter)}
        <Row>
          <Button type="submit" busy={busy}>
            Save profile
          </Button>
        </Row>
      </form>
    </Section>
  );
}
