import {
  RescheduleConsultationDocument,
  type ConsultationPartsFragment,
} from '@leela/client/documents/consultations.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, formatDateTime, Row, useToast } from '../../ui/index.js';
import { SlotPicker } from './SlotPicker.js';
import { useFreeTimes } from './useFreeTimes.js';

/** Moves a consultation to another free time. */
export function MoveDialog({
  consultation,
  onClose,
}: {
  consultation: ConsultationPartsFragment;
  onClose: () => void;
}) {
  const toast = useToast();
  const { id: consultationId, durationMinutes, consultant } = consultation;
  const [chosen, setChosen] = useState<string | null>(null);
  const { slots, week, setWeek } = useFreeTimes(consultant?.id ?? '', durationMinutes);
  const { run, busy, errors } = useAction(RescheduleConsultationDocument);

  async function move() {
    if (!(await run({ input: { consultationId, scheduledAt: chosen! } })).ok) return;
    toast('The consultation is moved.');
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title="Choose another time">
      <Errors of={errors} />
      <SlotPicker slots={slots} week={week} chosen={chosen} onWeek={setWeek} onChoose={setChosen} />
      <Row>
        <Button busy={busy} disabled={!chosen} onClick={() => void move()}>
          {chosen ? `Move to ${formatDateTime(chosen)}` : 'Move'}
        </Button>
      </Row>
    </Dialog>
  );
}
