import { useCallback, useSyncExternalStore } from "react";
import type { PersonId } from "#shared/kernel/index.ts";
import type { GroupState } from "#shared/sync/index.ts";
import type { OpenForest } from "../types.ts";
import { useForest } from "./ForestProvider.tsx";
import { useSettingsOrNull } from "./SettingsProvider.tsx";
import { useView } from "./useView.ts";

/**
 * How somebody is called: as this forest knows them, or as their group does (who may only read or discuss cannot write a name into the forest, nor can who has written nothing yet).
 * Undefined: nobody knows.
 */
export function personNameIn({ view, group }: Pick<OpenForest, "view" | "group">, id: PersonId | null): string | undefined {
  return id === null ? undefined : view.personName(id) ?? nameInGroup(group.state.get(), id);
}

/** The name of one person, kept current; oneself as the settings say where nothing else does. */
export function usePersonName(id: string | null): string | undefined {
  const { group } = useForest();
  const me = useSettingsOrNull()?.settings;
  // SAFETY: asked with an id of another kind the forest knows nobody.
  const known = useView((view) => (id === null ? undefined : view.personName(id as PersonId)));
  const subscribe = useCallback((listener: () => void) => group.state.onChange(listener), [group]);
  const inGroup = useSyncExternalStore(subscribe, () => (id === null ? undefined : nameInGroup(group.state.get(), id)));
  return known ?? inGroup ?? (me !== undefined && id === me.personId && me.displayName !== "" ? me.displayName : undefined);
}

function nameInGroup(state: GroupState | null, id: string): string | undefined {
  const name = state === null ? undefined : [...state.members, ...state.removed].find(({ personId }) => personId === id)?.name;
  return name === "" ? undefined : name;
}
