import { at, named, spelt, type Field } from "./field.ts"

const industries =
  "A_AgricultureForestryAndFishing B_MiningAndQuarrying C_Manufacturing D_ElectricityGasSteamAndAirConditioningSupply " +
  "E_WaterSupplySewerageWasteManagement F_Construction G_WholesaleAndRetailTradeRepairOfMotorVehicles " +
  "H_TransportationAndStorage I_AccommodationAndFoodServiceActivities J_InformationAndCommunication " +
  "K_FinancialAndInsuranceActivities L_RealEstateActivities M_ProfessionalScientificAndTechnicalActivities " +
  "N_AdministrativeAndSupportServiceActivities O_PublicAdministrationAndDefence P_Education " +
  "Q_HumanHealthAndSocialWorkActivities R_ArtsEntertainmentAndRecreation S_OtherServiceActivities " +
  "T_ActivitiesOfHouseholdsAsEmployers U_ActivitiesOfExtraterritorialOrganizations"

/** Human Trafficking Case Data Standard 2.0 (IOM, CC BY 4.0): its pick-lists of what is counted. */
export const htcds: Readonly<Record<string, Field>> = {
  vic_TypeOfExploitation: {
    ...spelt("form", "ForcedLabour SexualExploitation ChildLabour ForcedMarriage Servitude OrganRemoval ForcedBegging"),
    ...spelt("form", "Surrogacy"),
    ForcedMilitaryByNonStateActors: at("form", "forced-military", "narrower"),
    ForcedAdoption: at("form", "illegal-adoption", "narrower"),
    Other: at("form", "other", "wider"),
  },
  vic_TypeOfSexExploitation: {
    ...spelt("form", "Prostitution Pornography PrivateSexualServices"),
    RemoteInteractiveServices: at("form", "remote-interactive"),
  },
  vic_ForcedLabourIndustry: named(
    "sector",
    Object.fromEntries(industries.split(" ").map((industry) => [industry, industry.charAt(0)])),
  ),
  vic_MethodsOfControl: {
    ...spelt("control", "PhysicalThreats DebtBondage FalsePromises PhysicalAbuse SexualAbuse TakesEarnings"),
    ...spelt("control", "RestrictsMedicalCare WithholdsNecessities PsychologicalAbuse PsychoactiveSubstance"),
    ...spelt("control", "WithholdsDocuments Other"),
    ThreatsLawEnforcement: at("control", "threats-of-law-enforcement"),
    ThreatensChildrenFamily: at("control", "threats-to-family"),
    RestrictsFinancialAccess: at("control", "restricts-finances"),
    ExcessiveWorkingHours: at("control", "excessive-hours"),
  },
  vic_MethodOfRecruitment: spelt(
    "recruitment",
    "AtAPlaceOfBusiness AtAnEducationalInstitution AtWork ThroughOnlineSocialNetworks ThroughAnOnlineAdvertisement " +
      "ThroughATelevisionAdvert ThroughANewspaperAdvert ThroughFamilyOrFamilyEvents ThroughFriendsOrSocialEvents Other",
  ),
  prs_Gender: {
    ...named("sex", { Feminine: "female", Masculine: "male" }, "wider"),
    ...named(
      "sex",
      { TransgenderFeminine: "other", TransgenderMasculine: "other", NonConforming: "other" },
      "narrower",
    ),
    NonSpecifiedUnknown: at("sex", "unknown"),
  },
  vic_TraffickingStatus: named("status", {
    PossibleVictimOfTrafficking: "possible",
    ActualVictimOfTrafficking: "actual",
    NotAVictimOfTrafficking: "not-a-victim",
  }),
  vic_TraffickingStatusDecisionMakingOrg: {
    ...spelt("decidedBy", "Police CourtOrProsecution Other"),
    NGO: at("decidedBy", "ngo"),
    NonPoliceGovernmentalOrganization: at("decidedBy", "other-government"),
  },
  vic_RelationshipToTrafficker: {
    ...spelt("recruiter", "Familial Acquainted"),
    // The standard itself spells it so.
    Unaquainted: at("recruiter", "unacquainted"),
  },
  per_RoleInProcess: spelt(
    "role",
    "TravellingPartner Transporter RecruiterOrIntermediary BrokerTravelAgent TransferredIndividual HarbouredIndividual " +
      "SoldIndividual BoughtIndividual ReceivedIndividual ControlledIndividual Smuggler Abuser Kidnapper Exploiter Other",
  ),
  hte_Type: spelt("phase", "Recruitment Transit Exploitation"),
}
