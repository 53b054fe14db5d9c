import { beforeAll, describe, expect, it } from 'vitest';
import { CheckoutModel, CouponRedemptionModel } from '../../src/models/billing/index.js';
import { Role } from '../../src/models/identity/index.js';
import { closeOverdueCheckouts } from '../../src/services/billing/index.js';
import { people, person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { BACK, BUY, CHECK_COUPON, COUPONS, PLANS, SAVE_COUPON } from './operations.js';
import { buy, coinPack, press, told } from './shop.js';
import { parseGlobalId } from '../../src/schema/ids.js';

let ada: Person;
let price: string;
beforeAll(async () => {
  ada = await staff(Role.ADMIN);
  const { plans } = await ada.client.data(PLANS);
  price = plans[1].prices.find((one: any) => one.interval === 'MONTH' && one.currency === 'USD').id;
});

let last = 0;
async function coupon(more: object = {}): Promise<{ id: string; code: string }> {
  const code = `C${Date.now().toString(36)}${last++}`;
  const input = { code, kind: 'PERCENT', percent: 50, duration: 'ONCE', maxPerUser: 1, ...more };
  return (await ada.client.data(SAVE_COUPON, { input })).saveCoupon.coupon;
}
const reasonOf = async (one: Person, input: object): Promise<string> => {
  const { errors } = await one.client.send(BUY, { input } as never);
  return errors.length === 0 ? 'done' : String(errors[0]!.extensions['reason'] ?? errors[0]!.extensions.code);
};
/** The client tries again when too many others change the same thing. */
async function insist(one: Person, input: object): Promise<string> {
  for (;;) {
    const reason = await reasonOf(one, input);
    if (reason !== 'RATE_LIMITED') return reason;
  }
}

describe('a coupon', () => {
  it('is saved by admins, checked without being redeemed, and refused to others', async () => {
    const { code } = await coupon({ maxRedemptions: 1 });
    const mira = await person();
    for (let time = 0; time < 2; time++)
      expect(
        (await mira.client.data(CHECK_COUPON, { code: code.toLowerCase(), priceId: price })).checkCoupon,
      ).toMatchObject({
        coupon: { code: code.toUpperCase(), kind: 'PERCENT' },
        ...{ discount: 950, total: 950 },
      });
    const input = { code: 'XX', kind: 'PERCENT', percent: 10, duration: 'ONCE' };
    expect(await mira.client.refusal(SAVE_COUPON, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await mira.client.refusal(COUPONS, {})).toMatchObject({ code: 'FORBIDDEN' });
    const refused = (more: object) => ada.client.refusal(SAVE_COUPON, { input: { ...input, ...more } });
    expect(await refused({ percent: null })).toMatchObject({ field: 'percent' });
    expect(await refused({ percent: 101 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'percent' });
    expect(await refused({ kind: 'AMOUNT', amount: 5 })).toMatchObject({ field: 'currency' });
    expect(await refused({ kind: 'AMOUNT', currency: 'USD' })).toMatchObject({ field: 'amount' });
    expect(await refused({ duration: 'REPEATING' })).toMatchObject({ field: 'durationInMonths' });
    expect(await refused({ code: 'a b' })).toMatchObject({ field: 'code' });
    expect(await refused({ code: `Y${Date.now()}`, moreCodes: [code] })).toMatchObject({
      code: 'CONFLICT',
      field: 'code',
    });
    expect(await refused({ maxRedemptions: 0 })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'maxRedemptions',
    });
    const [from, until] = [new Date(Date.now() + 2e6), new Date(Date.now() + 1e6)].map((at) =>
      at.toISOString(),
    );
    expect(await refused({ validFrom: from, validUntil: until })).toMatchObject({ field: 'validUntil' });
  });

  it('is refused before and after its time, inactive, and in another currency', async () => {
    const mira = await person();
    const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)].map((at) =>
      at.toISOString(),
    );
    const { id: coinPackId } = await coinPack(mira);
    const tried = async (more: object) =>
      reasonOf(mira, { coinPackId, ...BACK, coupon: (await coupon(more)).code });
    expect(await tried({ validFrom: future })).toBe('COUPON_NOT_YET');
    expect(await tried({ validUntil: past })).toBe('COUPON_EXPIRED');
    expect(await tried({ isActive: false })).toBe('COUPON_UNKNOWN');
    expect(await tried({ kind: 'AMOUNT', percent: null, amount: 100, currency: 'EUR' })).toBe(
      'COUPON_CURRENCY',
    );
  });

  it(
    '72, T3.11: fifty users at once get exactly as many redemptions as there are',
    { timeout: 180_000 },
    async () => {
      const [one, seven] = [await coupon({ maxRedemptions: 1 }), await coupon({ maxRedemptions: 7 })];
      const crowd = await people(50);
      const { id: coinPackId } = await coinPack(crowd[0]!);
      for (const [{ code, id }, most] of [
        [one, 1],
        [seven, 7],
      ] as const) {
        const outcomes = await Promise.all(
          crowd.map((each) => insist(each, { coinPackId, ...BACK, coupon: code })),
        );
        expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(most);
        expect(new Set(outcomes)).toEqual(new Set(['done', 'COUPON_EXHAUSTED']));
        const rows = await CouponRedemptionModel.find({ coupon: parseGlobalId(id, 'Coupon', 'id') }).lean();
        expect(rows).toHaveLength(most);
      }
    },
  );

  it('73, T3.11: the same user gets it once, at once and later, and two codes share its limits', async () => {
    const mira = await person();
    const other = `D${Date.now().toString(36)}`;
    const { code, id } = await coupon({ moreCodes: [other], maxRedemptions: 2 });
    const { coinPacks } = await mira.client.data(PLANS);
    const packs = coinPacks.filter((each: { currency: string }) => each.currency === 'USD').slice(0, 4);
    const outcomes = await Promise.all(
      packs.map((each: { id: string }, n: number) =>
        insist(mira, { coinPackId: each.id, ...BACK, coupon: n % 2 ? code : other }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'ALREADY_USED')).toHaveLength(3);
    const [jonas, eve] = (await people(2)) as [Person, Person];
    const { id: coinPackId } = packs[0];
    expect(await insist(jonas, { coinPackId, ...BACK, coupon: other })).toBe('done');
    expect(await insist(eve, { coinPackId, ...BACK, coupon: code })).toBe('COUPON_EXHAUSTED');
    expect(await CouponRedemptionModel.countDocuments({ coupon: parseGlobalId(id, 'Coupon', 'id') })).toBe(2);
  });

  it('T3.11: an abandoned checkout gives its slot back, a paid one keeps it; redemptions count the paid', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const { code } = await coupon({ maxRedemptions: 1 });
    const open = await buy(mira, { coupon: code });
    expect(open.amount).toBe(99);
    const { id: coinPackId } = await coinPack(jonas);
    expect(await insist(jonas, { coinPackId, ...BACK, coupon: code })).toBe('COUPON_EXHAUSTED');
    await CheckoutModel.collection.updateOne(
      { _id: parseGlobalId(open.id, 'Checkout', 'id') },
      { $set: { expiresAt: new Date(Date.now() - 1_000) } },
    );
    // The processor closes it at the same moment.
    const { demo, sessionOf } = await import('./shop.js');
    await demo().expireCheckout(sessionOf(open.url));
    await closeOverdueCheckouts({ signal: new AbortController().signal });
    await told();
    const again = await buy(jonas, { coupon: code });
    await press(again.url);
    await told();
    expect(await insist(mira, { coinPackId, ...BACK, coupon: code })).toBe('COUPON_EXHAUSTED');
    const { nodes } = (await ada.client.data(COUPONS, { active: true })).coupons;
    expect(nodes.find((each: { code: string }) => each.code === code.toUpperCase())).toMatchObject({
      ...{ redemptions: 1, maxRedemptions: 1 },
      redeemedBy: { nodes: [{ user: { username: jonas.username }, code: code.toUpperCase() }] },
    });
  });

  it('T3.6: of a hundred percent needs no payment, and what it pays for is delivered at once', async () => {
    const mira = await person();
    const { code } = await coupon({ percent: 100 });
    const open = await buy(mira, { coupon: code });
    expect(open.amount).toBe(0);
    await press(open.url);
    await told();
    expect((await mira.client.data('{ viewer { coins } }')).viewer.coins).toBe(350);
  });
});
