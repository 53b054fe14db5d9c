import {
  AdminCouponsDocument,
  type AdminCouponPartsFragment,
} from '@leela/client/documents/admin-catalogue.js';
import { useState } from 'react';
import { Badge, Checkbox, DataTable, formatDate, formatEnum, formatMoney } from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { Failed, Filters } from '../parts.js';
import { usePages } from '../usePages.js';
import { CouponForm } from './CouponForm.js';

/** Coupons: what they give, how often they were used. */
export function Component() {
  const [active, setActive] = useState(false);
  const list = usePages(AdminCouponsDocument, { active: active || null }, (data) => data.coupons);
  return (
    <AdminPage title="Coupons" actions={<CouponForm onDone={list.refetch} />}>
      <Filters>
        <Checkbox
          label="Valid ones only"
          checked={active}
          onChange={({ currentTarget }) => setActive(currentTarget.checked)}
        />
      </Filters>
      <Failed error={list.error} />
      <DataTable
        caption="Coupons"
        empty="No coupons yet"
        {...list}
        keyOf={({ id }) => id}
        columns={[
          { header: 'Code', cell: ({ code }) => <code>{code}</code> },
          { header: 'Discount', cell: discountOf },
          { header: 'Duration', cell: durationOf },
          {
            header: 'Used',
            number: true,
            cell: ({ redemptions, maxRedemptions }) =>
              `${redemptions ?? 0}${maxRedemptions ? ` of ${maxRedemptions}` : ''}`,
          },
          { header: 'Until', cell: ({ validUntil }) => (validUntil ? formatDate(validUntil) : 'Always') },
          {
            header: 'State',
            cell: ({ isActive }) => (isActive ? <Badge tone="good">On</Badge> : <Badge>Off</Badge>),
          },
          { header: 'Actions', cell: (coupon) => <CouponForm of={coupon} onDone={list.refetch} /> },
        ]}
      />
    </AdminPage>
  );
}

const discountOf = ({ kind, percent, amount, currency }: AdminCouponPartsFragment): string =>
  kind === 'PERCENT' ? `${percent} %` : formatMoney(amount ?? 0, currency ?? 'USD');

const durationOf = ({ duration, durationInMonths }: AdminCouponPartsFragment): string =>
  duration === 'REPEATING' ? `${durationInMonths} months` : formatEnum(duration);
