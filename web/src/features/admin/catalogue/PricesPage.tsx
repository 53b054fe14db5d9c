import { useQuery } from '@apollo/client/react';
import {
  AdminPricesDocument,
  AdminSaveCoinPackDocument,
  AdminSavePlanPriceDocument,
  AdminUpdatePlanDocument,
  type AdminPlanPartsFragment,
} from '@leela/client/documents/admin-catalogue.js';
import type { BillingInterval } from '@leela/client/schema.js';
import {
  Badge,
  Card,
  Checkbox,
  DataTable,
  formatEnum,
  formatMoney,
  Row,
  Select,
  Skeleton,
  Stack,
  TextArea,
  TextField,
} from '../../../ui/index.js';
import { ActionDialog, isTicked, numberOf, textOf } from '../ActionDialog.js';
import { AdminPage } from '../AdminPage.js';
import { Failed, optionsOf } from '../parts.js';

const INTERVALS = ['MONTH', 'YEAR', 'WEEK', 'DAY'] as const satisfies BillingInterval[];

/** Plans with their prices, and packs of coins. */
export function Component() {
  const { data, error, refetch } = useQuery(AdminPricesDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <AdminPage title="Prices">
      <Failed error={error} />
      <h2>Plans</h2>
      {data ? (
        <div className="grid">
          {data.plans?.map((plan) => (
            <Plan key={plan.id} of={plan} />
          ))}
        </div>
      ) : (
        <Skeleton height={260} />
      )}
      <Row between>
        <h2>Coin packs</h2>
        <ActionDialog
          label="Add a pack"
          text="A pack with the same number of coins and currency gets the new price. Without a price it is taken off sale."
          action="Save"
          document={AdminSaveCoinPackDocument}
          variables={(form) => ({
            input: {
              coins: numberOf(form, 'coins') ?? 0,
              ...{ amount: numberOf(form, 'amount') ?? null, currency: textOf(form, 'currency') ?? '' },
            },
          })}
          done="The pack was saved."
          onDone={() => void refetch()}
        >
          {(wrong) => (
            <Stack>
              <TextField label="Coins" name="coins" type="number" min={1} required error={wrong('coins')} />
              <TextField
                label="Price"
                hint="In the smallest unit, such as cents."
                name="amount"
                type="number"
                min={0}
                error={wrong('amount')}
              />
              <TextField
                label="Currency"
                name="currency"
                defaultValue="USD"
                required
                error={wrong('currency')}
              />
            </Stack>
          )}
        </ActionDialog>
      </Row>
      <DataTable
        caption="Coin packs"
        empty="No packs yet"
        rows={data ? (data.coinPacks ?? []) : undefined}
        keyOf={({ id }) => id}
        columns={[
          { header: 'Coins', cell: ({ coins }) => coins, sortBy: ({ coins }) => coins },
          {
            header: 'Price',
            number: true,
            cell: ({ amount, currency }) => formatMoney(amount, currency),
            sortBy: ({ amount }) => amount,
          },
          {
            header: 'State',
            cell: ({ isActive }) => (isActive ? <Badge tone="good">On sale</Badge> : <Badge>Off</Badge>),
          },
        ]}
      />
    </AdminPage>
  );
}

function Plan({ of: plan }: { of: AdminPlanPartsFragment }) {
  return (
    <Card>
      <Stack gap="small">
        <Row between>
          <h3>{plan.name}</h3>
          {plan.isActive ? <Badge tone="good">On sale</Badge> : <Badge>Off</Badge>}
        </Row>
        <p className="muted">{plan.description}</p>
        <span>
          {plan.coins} coins a period, {plan.trialDays} days of trial
        </span>
        {plan.prices.map((price) => (
          <Row between key={price.id}>
            <span className="muted">{formatEnum(price.interval)}</span>
            <span className="strong">{formatMoney(price.amount, price.currency)}</span>
          </Row>
        ))}
        <Row wrap>
          <ActionDialog
            label="Edit"
            title={`Edit ${plan.name}`}
            action="Save"
            document={AdminUpdatePlanDocument}
            variables={(form) => ({
              input: {
                planId: plan.id,
                ...{ name: textOf(form, 'name'), description: textOf(form, 'description') },
                ...{ coins: numberOf(form, 'coins'), trialDays: numberOf(form, 'trialDays') },
                features: (textOf(form, 'features') ?? '')
                  .split('\n')
                  .map((line) => line.trim())
                  .filter(Boolean),
                isActive: isTicked(form, 'isActive'),
              },
            })}
            done="The plan was saved."
          >
            {(error) => (
              <Stack>
                <TextField label="Name" name="name" defaultValue={plan.name} required error={error('name')} />
                <TextArea
                  label="Description"
                  name="description"
                  defaultValue={plan.description}
                  error={error('description')}
                />
                <TextArea
                  label="Features"
                  hint="One a line."
                  name="features"
                  defaultValue={plan.features.join('\n')}
                  error={error('features')}
                />
                <Row>
                  <TextField
                    label="Coins a period"
                    name="coins"
                    type="number"
                    min={0}
                    defaultValue={plan.coins}
                    error={error('coins')}
                  />
                  <TextField
                    label="Days of trial"
                    name="trialDays"
                    type="number"
                    min={0}
                    defaultValue={plan.trialDays}
                    error={error('trialDays')}
                  />
                </Row>
                <Checkbox label="On sale" name="isActive" defaultChecked={plan.isActive} />
              </Stack>
            )}
          </ActionDialog>
          <ActionDialog
            label="Set a price"
            title={`Price of ${plan.name}`}
            text="It holds for new subscriptions. Without an amount the price is removed."
            action="Save"
            document={AdminSavePlanPriceDocument}
            variables={(form) => ({
              input: {
                planId: plan.id,
                ...{ amount: numberOf(form, 'amount') ?? null, currency: textOf(form, 'currency') ?? '' },
                interval: form.get('interval') as BillingInterval,
              },
            })}
            done="The price was saved."
          >
            {(error) => (
              <Stack>
                <Select
                  label="Interval"
                  name="interval"
                  options={optionsOf(INTERVALS)}
                  onChoose={() => undefined}
                />
                <TextField
                  label="Amount"
                  hint="In the smallest unit, such as cents."
                  name="amount"
                  type="number"
                  min={0}
                  error={error('amount')}
                />
                <TextField
                  label="Currency"
                  name="currency"
                  defaultValue="USD"
                  required
                  error={error('currency')}
                />
              </Stack>
            )}
          </ActionDialog>
        </Row>
      </Stack>
    </Card>
  );
}
