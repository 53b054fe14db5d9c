import { useQuery } from '@apollo/client/react';
import {
  ShopEquipDocument,
  ShopInventoryDocument,
  ShopRefundDocument,
  type ShopInventoryQuery,
} from '@leela/client/documents/rewards.js';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useAction } from '../../app/useAction.js';
import {
  Button,
  Confirm,
  Empty,
  formatDate,
  formatDateTime,
  LinkButton,
  Page,
  useToast,
} from '../../ui/index.js';
import { ShopItem } from './ShopItem.js';
import { ShopTabs } from './ShopPage.js';

type Owned = NonNullable<ShopInventoryQuery['viewer']>['inventory']['nodes'][number];

/** What the viewer owns: show it on the profile, give it back. */
export function Component() {
  return (
    <Page title="My items" width="wide">
      <ShopTabs />
      <Inventory />
    </Page>
  );
}

function Inventory() {
  const result = useQuery(ShopInventoryDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { data, refetch } = result;
  return (
    <ConnectionList
      result={result}
      list={data?.viewer?.inventory}
      className="grid"
      itemHeight={280}
      empty={
        <Empty title="You own nothing yet" action={<LinkButton to="/shop">Look at the shop</LinkButton>} />
      }
    >
      {(owned) => <OwnedItem key={owned.item.id} owned={owned} onChanged={() => void refetch()} />}
    </ConnectionList>
  );
}

function OwnedItem({ owned, onChanged }: { owned: Owned; onChanged: () => void }) {
  const equip = useAction(ShopEquipDocument, { toasts: true });
  const refund = useAction(ShopRefundDocument, { toasts: true });
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { item, equipped, refundableUntil } = owned;
  const refundable = refundableUntil !== null && new Date(refundableUntil).getTime() > Date.now();

  async function toggle() {
    const result = await equip.run({ input: { itemId: item.id, equipped: !equipped } });
    if (!result.ok) return;
    onChanged();
  }

  async function giveBack() {
    const result = await refund.run({ input: { itemId: item.id } });
    setAsking(false);
    if (result.ok) toast(`${item.price} points are back.`);
    if (result.ok) onChanged();
  }

  return (
    <ShopItem
      item={item}
      note={
        <p className="small muted">
          Bought on {formatDate(owned.acquiredAt)}
          {refundable && ` · can be given back until ${formatDateTime(refundableUntil)}`}
        </p>
      }
      actions={
        <>
          {refundable && !equipped && (
            <Button kind="quiet" size="small" onClick={() => setAsking(true)}>
              Give back
            </Button>
          )}
          <Button
            kind={equipped ? 'plain' : 'main'}
            size="small"
            busy={equip.busy}
            onClick={() => void toggle()}
          >
            {equipped ? 'Stop showing' : 'Show on the profile'}
          </Button>
          <Confirm
            open={asking}
            title={`Give ${item.name} back?`}
            text={`You get ${item.price} points.`}
            action="Give it back"
            busy={refund.busy}
            onConfirm={() => void giveBack()}
            onClose={() => setAsking(false)}
          />
        </>
      }
    />
  );
}
