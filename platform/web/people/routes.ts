import type { PageRoute } from "#platform/web/page-route.ts"

const rights = ["platform/web/rights"]
const people = [...rights, "platform/web/people"]

/** The pages of who is who and who may what: people, nominations, invitations, roles, rights. */
export const peoplePages: readonly PageRoute[] = [
  {
    path: "/people",
    words: people,
    nav: { name: "platform.nav.people", order: 7, act: "person.list" },
    page: async () => (await import("./PeoplePage.tsx")).LivePeople,
  },
  { path: "/people/$id", words: people, page: async () => (await import("./PersonPage.tsx")).LivePerson },
  { path: "/nominations", words: people, page: async () => (await import("./NominationsPage.tsx")).LiveNominations },
  { path: "/nominations/new", words: people, page: async () => (await import("./ProposePage.tsx")).LivePropose },
  { path: "/nominations/$id", words: people, page: async () => (await import("./NominationPage.tsx")).LiveNomination },
  {
    path: "/invitation",
    // The terms of use are said with one's account.
    words: [...people, "platform/web/account"],
    page: async () => (await import("./InvitationPage.tsx")).LiveInvitation,
  },
  { path: "/roles", words: rights, page: async () => (await import("../rights/RolesPage.tsx")).LiveRoles },
  {
    path: "/roles/$code",
    words: [...rights, "platform/web/history"],
    page: async () => (await import("../rights/RolePage.tsx")).LiveRole,
  },
  { path: "/rights", words: rights, page: async () => (await import("../rights/RightsPage.tsx")).LiveRights },
]
