namespace ParIndex.Core.Units;

/// <summary>What kind of authority or office a unit is. Groups such as "các sở, ban, ngành" are rules over kinds.</summary>
public enum UnitKind
{
    /// <summary>The state: root of ministries and provinces.</summary>
    Country,
    /// <summary>Ministry, ministry-level or government agency (bộ, ngành trung ương).</summary>
    CentralMinistry,
    /// <summary>Province or centrally-run city (tỉnh, thành phố trực thuộc trung ương).</summary>
    Province,
    /// <summary>Specialised agency of a province or equal to one (sở, ban, ngành, văn phòng, thanh tra).</summary>
    Department,
    /// <summary>District, town, city of a province (huyện, quận, thị xã, thành phố); none from 1/7/2025.</summary>
    District,
    /// <summary>Commune, ward, township, special zone (xã, phường, thị trấn, đặc khu).</summary>
    Commune,
    /// <summary>Agency of a central body in a locality (công an, quân sự, thuế, kho bạc, bảo hiểm xã hội, tòa án …).</summary>
    VerticalAgency,
    /// <summary>Electricity, water and like public services (điện lực, cấp nước).</summary>
    Utility,
    /// <summary>Newspaper, broadcaster, portal (báo, đài, cổng thông tin điện tử).</summary>
    Press,
    /// <summary>Fatherland Front, socio-political and mass organisations (Mặt trận, đoàn thể, hội).</summary>
    FrontOrganisation,
    /// <summary>Post office (bưu điện).</summary>
    PostOffice,
    /// <summary>Public service unit (đơn vị sự nghiệp công lập: trung tâm, trường, bệnh viện).</summary>
    PublicServiceUnit,
    /// <summary>Division inside an office, or specialised agency of a district or commune (phòng).</summary>
    Division,
    /// <summary>Body of the Party (tỉnh ủy, ban đảng).</summary>
    PartyBody,
    /// <summary>People's Council, delegation of the National Assembly and their offices.</summary>
    ElectedBody,
    /// <summary>Enterprise that is not a utility.</summary>
    Enterprise,
    /// <summary>Anything else (steering committee, working group …).</summary>
    Other,
}

/// <summary>Questions about kinds.</summary>
public static class UnitKinds
{
    /// <summary>Whether the kind has a territory: country, province, district or commune.</summary>
    public static bool IsTerritorial(this UnitKind kind) =>
        kind is UnitKind.Country or UnitKind.Province or UnitKind.District or UnitKind.Commune;
}

/// <summary>How sure a unit is.</summary>
public enum UnitStanding
{
    /// <summary>Entered or imported for this authority, or an official list.</summary>
    Registered,
    /// <summary>From the shipped pattern of a typical authority ("mẫu, cần đối chiếu").</summary>
    Template,
    /// <summary>Of the pattern, found only in some authorities: recognised when named, no member of groups.</summary>
    TemplateOptional,
}
