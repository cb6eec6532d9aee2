import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import type { LocationId } from "@/lib/domain/ids";
import { hoursEditsKey, hoursMutation } from "./optimistic-hours";
import type { HoursWrite } from "./optimistic-hours";

/** Writes hours: the screen changes at once, the server follows. */
export function useHoursMutation<Edit, Answer>(
  locationId: LocationId,
  write: HoursWrite<Edit, Answer>,
): (edit: Edit) => void {
  const queryClient = useQueryClient();
  const { mutate } = useMutation(hoursMutation(queryClient, locationId, write));
  return mutate;
}

/** Tells whether hours of the location are on their way to the server. */
export function useIsSavingHours(locationId: LocationId): boolean {
  return useIsMutating({ mutationKey: hoursEditsKey(locationId) }) > 0;
}
