import type { AccountSettingsPartsFragment } from '@leela/client/documents/settings.js';
import { DisableTwoFactorDocument, RegenerateBackupCodesDocument } from '@leela/client/documents/settings.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Badge, Button, Dialog, Errors, Row, Section, TextField, useToast } from '../../ui/index.js';
import { CODE_LABEL } from '../account/codes.js';
import { BackupCodes } from './BackupCodes.js';
import { TwoFactorSetup } from './TwoFactorSetup.js';

type Step = 'none' | 'setup' | 'codes' | 'disable' | 'renew';

/** Turns the second factor on and off. */
export function TwoFactor({
  status,
  onChange,
}: {
  status: AccountSettingsPartsFragment['twoFactor'];
  onChange: () => void;
}) {
  const toast = useToast();
  const [step, setStep] = useState<Step>('none');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const disable = useAction(DisableTwoFactorDocument);
  const renew = useAction(RegenerateBackupCodesDocument);

  const show = (next: readonly string[]) => {
    setCodes(next);
    setStep('codes');
    onChange();
  };

  async function confirm(event: FormEvent<HTMLFormElement>) {
    const { code = '', password } = readForm(event);
    const input = { code, password };
    if (step === 'renew') {
      const result = await renew.run({ input });
      if (result.ok) show(result.data.regenerateBackupCodes?.backupCodes ?? []);
      return;
    }
    if (!(await disable.run({ input })).ok) return;
    setStep('none');
    toast('The second factor is off.');
    onChange();
  }

  const errors = step === 'renew' ? renew.errors : disable.errors;
  return (
    <Section
      title="Two-factor authentication"
      text={
        status.enabled ? (
          <>
            <Badge tone="good">On</Badge> {status.backupCodesLeft} backup codes are left.
          </>
        ) : (
          'A code of an app on your phone, in addition to the password.'
        )
      }
      actions={
        status.enabled ? (
          <>
            <Button kind="plain" size="small" onClick={() => setStep('renew')}>
              New backup codes
            </Button>
            <Button kind="danger" size="small" onClick={() => setStep('disable')}>
              Turn off
            </Button>
          </>
        ) : (
          step === 'none' && (
            <Button size="small" onClick={() => setStep('setup')}>
              Turn on
            </Button>
          )
        )
      }
    >
      {step === 'setup' && <TwoFactorSetup onDone={show} onCancel={() => setStep('none')} />}
      {step === 'codes' && <BackupCodes codes={codes} onClose={() => setStep('none')} />}
      <Dialog
        open={step === 'disable' || step === 'renew'}
        onClose={() => setStep('none')}
        title={step === 'renew' ? 'New backup codes' : 'Turn off the second factor'}
        text={step === 'renew' ? 'The present codes will not work any more.' : undefined}
      >
        <form className="stack" onSubmit={(event) => void confirm(event)}>
          <Errors of={errors.filter(({ field }) => !field)} />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            error={errorOf(errors, 'password')}
          />
          <TextField
            label={CODE_LABEL}
            name="code"
            autoComplete="one-time-code"
            required
            error={errorOf(errors, 'code')}
          />
          <Row>
            <Button type="submit" busy={disable.busy || renew.busy}>
              {step === 'renew' ? 'Make new codes' : 'Turn off'}
            </Button>
          </Row>
        </form>
      </Dialog>
    </Section>
  );
}
