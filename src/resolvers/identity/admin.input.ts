import { Field, ID, InputType } from 'type-graphql';
import { Role, StaffPermission } from '../../models/identity/index.js';

/** The input of every admin action. */
@InputType()
export abstract class AdminActInput {
  @Field(() => ID, { description: 'The user; not the viewer.' })
  userId: string;

  @Field(() => String, {
    description:
      'The reason, 1 to 500 characters. It is stored in the security log, where the user can read it.',
  })
  reason: string;
}

@InputType({ description: 'Input of `suspendUser`.' })
export class SuspendUserInput extends AdminActInput {
  @Field(() => Date, {
    nullable: true,
    description: 'Time at which the suspension ends, within ten years. Null or absent for no end.',
  })
  until?: Date | null;
}

@InputType({ description: 'Input of `restoreUser`.' })
export class RestoreUserInput extends AdminActInput {}

@InputType({ description: 'Input of `changeRole`.' })
export class ChangeRoleInput extends AdminActInput {
  @Field(() => Role, { description: "The new role. It applies from the user's next request on." })
  role: Role;
}

@InputType({ description: 'The permissions of a user.' })
export class ChangePermissionsInput extends AdminActInput {
  @Field(() => [StaffPermission], {
    description: 'All permissions that the user has from the next request on.',
  })
  permissions: StaffPermission[];
}

@InputType({ description: 'Input of `requestUserErasure`.' })
export class RequestUserErasureInput extends AdminActInput {}

@InputType({ description: 'Input of `cancelUserErasure`.' })
export class CancelUserErasureInput extends AdminActInput {}

@InputType({ description: 'Input of `forceSignOut`.' })
export class ForceSignOutInput extends AdminActInput {}
