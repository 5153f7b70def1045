namespace ParIndex.Core.Tests.Units.Agencies;

/// <summary>Representative texts: authority | year | text | what it resolves to, in the short form of <see cref="AgencySetting.Short"/>.</summary>
internal static class AgencyTextTable
{
    public const string Rows = """
        vn-40 | 2024 | Sở NN&PTNT | vn-40/so-nnptnt
        vn-40 | 2024 | Sở NN và PTNT | vn-40/so-nnptnt
        vn-40 | 2024 | Sở VHTTDL | vn-40/so-vhttdl
        vn-40 | 2024 | Sở VH, TT&DL | vn-40/so-vhttdl
        vn-40 | 2024 | Sở Văn hóa, TT&DL | vn-40/so-vhttdl
        vn-40 | 2024 | Sở LĐ-TB&XH | vn-40/so-ldtbxh
        vn-40 | 2024 | sở tài nguyên và môi trường | vn-40/so-tnmt
        vn-40 | 2024 | SỞ Y TẾ | vn-40/so-y-te
        vn-40 | 2024 | Sở KH-CN | vn-40/so-khcn
        vn-40 | 2024 | Sở Nội vụ, Tư pháp, Tài chính | vn-40/so-noi-vu + vn-40/so-tu-phap + vn-40/so-tai-chinh
        vn-40 | 2024 | Các Sở: Nội vụ, Tư pháp, Kế hoạch và Đầu tư | vn-40/so-noi-vu + vn-40/so-tu-phap + vn-40/so-khdt
        vn-40 | 2024 | Giám đốc các Sở: Nội vụ; Tài chính; Thông tin và Truyền thông | vn-40/so-noi-vu + vn-40/so-tai-chinh + vn-40/so-tttt
        vn-40 | 2024 | Sở Văn hóa, Thể thao và Du lịch và Sở Nội vụ | vn-40/so-vhttdl + vn-40/so-noi-vu
        vn-40 | 2024 | Sở Nội vụ chủ trì, phối hợp với Sở Tài chính | vn-40/so-noi-vu + vn-40/so-tai-chinh
        vn-40 | 2024 | Sở Nội vụ và các cơ quan, đơn vị liên quan | vn-40/so-noi-vu + [Department:18 VerticalAgency:11 Press:3 FrontOrganisation:6 PublicServiceUnit:1 …]
        vn-40 | 2024 | Văn phòng UBND tỉnh, Sở Thông tin và Truyền thông, UBND cấp huyện, cấp xã | vn-40/van-phong-ubnd + vn-40/so-tttt + []
        vn-40 | 2024 | Chánh Thanh tra tỉnh | vn-40/thanh-tra
        vn-40 | 2024 | Trưởng Ban Dân tộc | vn-40/ban-dan-toc
        vn-40 | 2024 | Cục trưởng Cục Thuế tỉnh Nghệ An | vn-40/thue
        vn-40 | 2024 | Cục Thuế | vn-40/thue
        vn-40 | 2024 | KBNN tỉnh | vn-40/kho-bac
        vn-40 | 2024 | Kho bạc Nhà nước Nghệ An | vn-40/kho-bac
        vn-40 | 2024 | Bưu điện tỉnh | vn-40/buu-dien
        vn-40 | 2024 | Bưu điện các huyện, thị xã | []
        vn-40 | 2024 | Điện lực Nghệ An | vn-40/dien-luc
        vn-40 | 2024 | Công ty TNHH MTV cấp nước Nghệ An | vn-40/cap-nuoc
        vn-40 | 2024 | Đài Phát thanh và Truyền hình Nghệ An | vn-40/dai-ptth
        vn-40 | 2024 | Báo Nghệ An, Đài PTTH tỉnh | vn-40/bao + vn-40/dai-ptth
        vn-40 | 2024 | Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Nghệ An | vn-40/nhnn
        vn-40 | 2024 | Ban Quản lý Khu kinh tế Đông Nam | (PublicServiceUnit)
        vn-40 | 2024 | Trung tâm Phục vụ hành chính công tỉnh | vn-40/tt-pvhcc
        vn-40 | 2024 | Bộ Nội vụ | vn/bo-noi-vu
        vn-40 | 2024 | Bộ KH&ĐT | vn/bo-khdt
        vn-40 | 2024 | Các bộ, ngành Trung ương | [CentralMinistry:23]
        vn-40 | 2024 | Sở Nội vụ tỉnh Bình Định | vn-52/so-noi-vu
        vn-40 | 2024 | UBND tỉnh Đắk Nông | vn-67
        vn-40 | 2024 | UBND thành phố Vinh | (District)
        vn-40 | 2024 | Công an huyện Diễn Châu | (VerticalAgency)
        vn-40 | 2024 | Trung tâm Chuyển đổi số Nghệ An | vn-40/tt-cntt
        vn-40 | 2024 | UBND tỉnh | vn-40
        vn-40 | 2024 | Thường trực HĐND tỉnh | vn-40/hdnd
        vn-40 | 2024 | Văn phòng Đoàn ĐBQH và HĐND tỉnh | vn-40/vp-doan-dbqh-hdnd
        vn-40 | 2024 | Ban Tổ chức Tỉnh ủy | vn-40/ban-to-chuc
        vn-40 | 2024 | Tỉnh đoàn | vn-40/doan-tn
        vn-40 | 2024 | Hội Nông dân tỉnh, Hội LHPN tỉnh | vn-40/nong-dan + vn-40/phu-nu
        vn-40 | 2024 | doanh nghiệp, người dân | [ …]
        vn-40 | 2024 | Các cơ quan báo chí trên địa bàn | [Press:3]
        vn-40 | 2024 | các đơn vị sự nghiệp công lập trực thuộc tỉnh | [PublicServiceUnit:1]
        vn-40 | 2024 | Sở Thông tin và Truyển thông | vn-40/so-tttt
        vn-40 | 2024 | abc xyz | ?
        vn-40 | 2024 | Theo dõi thường xuyên | ?
        vn-40 | 2024 | Sở Thông tn và Truyền thông | (Department)
        vn-40 | 2024 | Trung tâm Văn hóa, Thể thao và Du lịch miền Tây | (PublicServiceUnit)
        vn-40 | 2024 | Công ty CP Môi trường đô thị | (Enterprise)
        vn-40 | 2024 | Các cơ quan được giao nhiệm vụ, Chủ tịch UBND cấp huyện | [Department:18 VerticalAgency:11 Press:3 FrontOrganisation:6 PublicServiceUnit:1 …] + []
        vn-40 | 2024 | Sở Nội vụ, các sở, ngành, địa phương liên quan | vn-40/so-noi-vu + [Department:18 …]
        vn-40 | 2024 | Cơ quan chủ trì: Sở Nội vụ; Cơ quan phối hợp: các sở, ngành | vn-40/so-noi-vu + [Department:18]
        gn | 2024 | UBND thành phố | gn
        gn | 2024 | Phòng Nội vụ thành phố | gn/phong-noi-vu
        gn | 2024 | UBND các xã, phường | [Commune:2]
        gn | 2024 | Các phòng, ban chuyên môn thuộc UBND thành phố | [Division:11]
        gn | 2024 | Công an thành phố | gn/cong-an
        gn | 2024 | Sở Nội vụ | vn-67/so-noi-vu
        gn | 2024 | Công an tỉnh | vn-67/cong-an
        gn | 2024 | UBND tỉnh | vn-67
        gn | 2024 | UBND xã Đắk Nia | gn2
        gn | 2024 | Trung tâm Văn hóa, Thể thao và Truyền thông | gn/tt-vhtttt
        gn | 2024 | Phòng LĐTB&XH | gn/phong-ldtbxh
        gn | 2024 | Phòng GD&ĐT | gn/phong-gddt
        gn1 | 2024 | UBND phường | gn1
        gn1 | 2024 | Công an phường | gn1/cong-an
        gn1 | 2024 | Phòng Nội vụ | gn/phong-noi-vu
        tp | 2024 | Các cơ quan ngành dọc đóng trên địa bàn huyện | [VerticalAgency:9]
        tp | 2024 | Các cơ quan thuộc UBND huyện | [PublicServiceUnit:3 Division:11]
        tp | 2024 | Các cơ quan, đơn vị, địa phương | [Commune:2 VerticalAgency:9 FrontOrganisation:6 PublicServiceUnit:3 Division:11]
        tp | 2024 | Các phòng, ban, ngành liên quan | [Division:11 …]
        tp | 2024 | Các xã, thị trấn có nhu cầu | [Commune:2 …]
        tp | 2024 | Phòng Tài chính - Kế hoạch | tp/phong-tckh
        tp | 2024 | UBND huyện, xã, thị trấn | [District:1 Commune:2]
        vn | 2024 | UBND các tỉnh, thành phố trực thuộc Trung ương | [Province:63]
        vn | 2024 | Các bộ, ngành, địa phương | [CentralMinistry:23 Province:63]
        vn-01 | 2024 | Công an thành phố | vn-01/cong-an
        vn-01 | 2024 | UBND thành phố | vn-01
        vn-01 | 2024 | UBND các quận, huyện, thị xã | []
        vn-01 | 2024 | Thành đoàn | vn-01/doan-tn
        vn-01 | 2024 | Văn phòng UBND Thành phố | vn-01/van-phong-ubnd
        vn-67 | 2024 | Công an cấp huyện | [VerticalAgency:2]
        vn-67 | 2024 | Phòng Nội vụ các huyện, thành phố | [Division:2]
        vn-67 | 2024 | Trưởng phòng Nội vụ cấp huyện | [Division:2]
        vn-67 | 2024 | UBND thành phố Gia Nghĩa | gn
        vn-67 | 2024 | UBND huyện Đắk Song | ds
        vn-67 | 2024 | Công an huyện Đắk Song | ds/cong-an
        vn-67 | 2024 | Phòng Tư pháp thành phố Gia Nghĩa | gn/phong-tu-phap
        vn-67 | 2024 | các sở, ban, ngành tỉnh Đắk Nông | [Department:18]
        vn-67 | 2024 | Các sở, ban, ngành, đoàn thể cấp tỉnh; UBND các huyện, thành phố; các cơ quan Trung ương đóng trên địa bàn tỉnh | [Department:18 FrontOrganisation:5] + [District:2] + [VerticalAgency:11]
        vn-67 | 2024 | UBND các cấp | [Province:1 District:2 Commune:2]
        vn-67 | 2024 | Trạm Y tế các xã, phường, thị trấn | [PublicServiceUnit:2]
        vn-67 | 2024 | Công an huyện | [VerticalAgency:2]
        vn-67 | 2024 | Văn phòng HĐND và UBND các huyện | [Division:1]
        vn-67 | 2024 | Công an tỉnh, UBND các huyện | vn-67/cong-an + [District:1]
        vn-67 | 2024 | Văn phòng HĐND và UBND huyện | [Division:2]
        vn-67 | 2024 | Các cơ quan phối hợp | [Department:18 VerticalAgency:11 Press:3 FrontOrganisation:6 PublicServiceUnit:1]
        vn-67 | 2024 | Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh | vn-67/quan-su
        vn-67 | 2024 | Chủ tịch UBND cấp huyện | [District:2]
        vn-67 | 2024 | Thủ trưởng các cơ quan chuyên môn cấp tỉnh | [Department:18]
        vn-67 | 2024 | Thủ trưởng các sở, ban, ngành | [Department:18]
        vn-67 | 2024 | các đơn vị có liên quan | [Department:18 VerticalAgency:11 Press:3 FrontOrganisation:6 PublicServiceUnit:1 …]
        vn-67 | 2024 | tổ chức Hội | [FrontOrganisation:5]
        vn-67 | 2024 | UBND các xã, phường, thị trấn | [Commune:2]
        vn-67 | 2024 | Chi nhánh Điện lực các huyện, thành phố | [Utility:2]
        vn-67 | 2024 | Các cơ sở khám chữa bệnh trên địa bàn tỉnh | []
        vn-67 | 2024 | Trạm cấp nước các huyện, thành phố | [Utility:2]
        vn-67 | 2024 | các cơ sở giáo dục tại địa phương | []
        vn-67 | 2024 | Lãnh đạo sở, ban, ngành, UBND huyện và cấp phòng | [Department:18 District:2 Division:22]
        vn-67 | 2024 | Phòng Tài chính - Kế hoạch | [Division:2]
        vn-67 | 2024 | Ủy ban MTTQ Việt Nam tỉnh và tổ chức chính trị - xã hội | vn-67/mttq + [FrontOrganisation:5]
        vn-79 | 2024 | Sở Quy hoạch - Kiến trúc | vn-79/so-qhkt
        vn-79 | 2024 | Sở Nội vụ TP. Hồ Chí Minh | vn-79/so-noi-vu
        vn-79 | 2024 | Thanh tra TP.HCM | vn-79/thanh-tra
        vn-40 | 2025 | Sở Thông tin và Truyền thông | vn-40/so-tttt → vn-40/so-khcn
        vn-40 | 2025 | Sở KH&ĐT | vn-40/so-khdt → vn-40/so-tai-chinh
        vn-40 | 2025 | Sở Nông nghiệp và Môi trường | vn-40/so-nnmt
        vn-40 | 2025 | Sở Dân tộc và Tôn giáo | vn-40/so-dtg
        vn-40 | 2025 | UBND cấp huyện | []
        vn-40 | 2025 | Các sở, ban, ngành | [Department:13]
        ld1 | 2025 | Văn phòng HĐND và UBND phường | ld1/van-phong
        ld1 | 2025 | Sở Nội vụ | vn-68-2025/so-noi-vu
        vn-68-2025 | 2025 | UBND cấp xã | [Commune:2]
        vn-68-2025 | 2025 | UBND các xã, phường, đặc khu | [Commune:2]
        vn-68-2025 | 2025 | Báo và Phát thanh, Truyền hình Lâm Đồng | vn-68-2025/bao-va-dai
        vn-68-2025 | 2025 | Phòng Văn hóa - Xã hội | [Division:2]
        vn-68-2025 | 2025 | Phòng Kinh tế các xã | [Division:1]
        vn-68-2025 | 2025 | UBND cấp xã; Trung tâm Phục vụ hành chính công cấp xã | [Commune:2] + [PublicServiceUnit:2]
        vn-67 | 2024 | UBND các cấp tỉnh, huyện, xã | [Province:1 District:2 Commune:2]
        vn-67 | 2024 | Các phòng chuyên môn thuộc Sở | []
        vn-60 | 2024 | Sở Nội vụ tỉnh Lâm Đồng | vn-68/so-noi-vu
        """;
}
