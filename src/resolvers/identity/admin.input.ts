import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../../models/identity/index.js';

/** What every act of an admin says. */
@InputType()
export abstract class AdminActInput {
  @Field(() => ID, { description: 'Whom it is about; never oneself.' })
  userId: string;

  @Field(() => String, {
    description: 'Why, 1 to 500 characters; it stands in the security log, where the person reads it too.',
  })
  reason: string;
}

/** Suspending. */
@InputType({ description: 'Whom to suspend, why, and until when.' })
export class SuspendUserInput extends AdminActInput {
  @Field(() => Date, {
    nullable: true,
    description: 'When it ends by itself, within ten years; not at all when absent.',
  })
  until?: Date | null;
}

/** Restoring. */
@InputType({ description: 'Whose suspension to end, and why.' })
export class RestoreUserInput extends AdminActInput {}

/** Another role. */
@InputType({ description: 'Whom to give another role, and why.' })
export class ChangeRoleInput extends AdminActInput {
  @Field(() => Role, { description: 'The new role; it holds from their next request on.' })
  role: Role;
}

/** Erasing. */
@InputType({ description: 'Whose account to erase in 30 days, and why.' })
export class RequestUserErasureInput extends AdminActInput {}

/** Not erasing. */
@InputType({ description: 'Whose account to keep after all, and why.' })
export class CancelUserErasureInput extends AdminActInput {}

/** Signing out. */
@InputType({ description: 'Whom to sign out everywhere, and why.' })
export class ForceSignOutInput extends AdminActInput {}
