import {
  AdminSaveCouponDocument,
  type AdminCouponPartsFragment,
} from '@leela/client/documents/admin-catalogue.js';
import type { CouponDuration, CouponKind } from '@leela/client/schema.js';
import { useState } from 'react';
import { Checkbox, Row, Select, Stack, TextField } from '../../../ui/index.js';
import { ActionDialog, isTicked, numberOf, textOf } from '../ActionDialog.js';
import { optionsOf } from '../parts.js';

const KINDS = ['PERCENT', 'AMOUNT'] as const satisfies CouponKind[];
const DURATIONS = ['ONCE', 'REPEATING', 'FOREVER'] as const satisfies CouponDuration[];

/** Adds a coupon or changes one; its code identifies it. */
export function CouponForm({ of: coupon, onDone }: { of?: AdminCouponPartsFragment; onDone: () => void }) {
  const [kind, setKind] = useState<CouponKind>(coupon?.kind ?? 'PERCENT');
  const [duration, setDuration] = useState<CouponDuration>(coupon?.duration ?? 'ONCE');
  const day = (value: string | null | undefined) => value?.slice(0, 10) ?? '';
  const momentOf = (form: FormData, name: string) => {
    const value = textOf(form, name);
    return value ? new Date(value).toISOString() : null;
  };
  return (
    <ActionDialog
      label={coupon ? 'Edit' : 'Add a coupon'}
      title={coupon ? `Edit ${coupon.code}` : 'Add a coupon'}
      kind={coupon ? 'plain' : 'main'}
      action="Save"
      document={AdminSaveCouponDocument}
      variables={(form) => ({
        input: {
          ...{ code: coupon?.code ?? textOf(form, 'code') ?? '', kind, duration },
          ...(kind === 'PERCENT'
            ? { percent: numberOf(form, 'percent') }
            : { amount: numberOf(form, 'amount'), currency: textOf(form, 'currency') }),
          ...(duration === 'REPEATING' ? { durationInMonths: numberOf(form, 'durationInMonths') } : {}),
          ...{
            maxRedemptions: numberOf(form, 'maxRedemptions') ?? null,
            maxPerUser: numberOf(form, 'maxPerUser'),
          },
          ...{ validFrom: momentOf(form, 'validFrom'), validUntil: momentOf(form, 'validUntil') },
          isActive: isTicked(form, 'isActive'),
        },
      })}
      done="The coupon was saved."
      onDone={onDone}
    >
      {(error) => (
        <Stack>
          <TextField
            label="Code"
            name="code"
            defaultValue={coupon?.code}
            disabled={Boolean(coupon)}
            required
            error={error('code')}
          />
          <Row wrap>
            <Select label="Kind" value={kind} options={optionsOf(KINDS)} onChoose={setKind} />
            {kind === 'PERCENT' ? (
              <TextField
                label="Per cent"
                name="percent"
                type="number"
                min={1}
                max={100}
                defaultValue={coupon?.percent ?? 10}
                required
                error={error('percent')}
              />
            ) : (
              <>
                <TextField
                  label="Amount"
                  hint="In cents."
                  name="amount"
                  type="number"
                  min={1}
                  defaultValue={coupon?.amount ?? ''}
                  required
                  error={error('amount')}
                />
                <TextField
                  label="Currency"
                  name="currency"
                  defaultValue={coupon?.currency ?? 'USD'}
                  required
                  error={error('currency')}
                />
              </>
            )}
          </Row>
          <Row wrap>
            <Select label="Duration" value={duration} options={optionsOf(DURATIONS)} onChoose={setDuration} />
            {duration === 'REPEATING' && (
              <TextField
                label="Months"
                name="durationInMonths"
                type="number"
                min={1}
                defaultValue={coupon?.durationInMonths ?? 3}
                required
                error={error('durationInMonths')}
              />
            )}
          </Row>
          <Row wrap>
            <TextField
              label="Most uses"
              hint="Empty: no limit."
              name="maxRedemptions"
              type="number"
              min={1}
              defaultValue={coupon?.maxRedemptions ?? ''}
              error={error('maxRedemptions')}
            />
            <TextField
              label="Most uses per user"
              name="maxPerUser"
              type="number"
              min={1}
              defaultValue={coupon?.maxPerUser ?? 1}
              error={error('maxPerUser')}
            />
          </Row>
          <Row wrap>
            <TextField
              label="From"
              name="validFrom"
              type="date"
              defaultValue={day(coupon?.validFrom)}
              error={error('validFrom')}
            />
            <TextField
              label="Until"
              name="validUntil"
              type="date"
              defaultValue={day(coupon?.validUntil)}
              error={error('validUntil')}
            />
          </Row>
          <Checkbox label="On" name="isActive" defaultChecked={coupon?.isActive ?? true} />
        </Stack>
      )}
    </ActionDialog>
  );
}
