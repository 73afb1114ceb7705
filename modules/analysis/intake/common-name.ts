import { fold } from "#modules/directory/wording.ts"

/**
 * Given names and family names that are common somewhere, as people write them, in the scripts they are written in: facts of
 * registers of names. Single ones tell nothing; where a good part of a column's values have one, the column is of people.
 * What is a word, a place or a State as well is left out, as far as it is common as that.
 */
const names = `
Aaliyah Abdul Abdullah Abdulrahman Abebe Abena Adama Adebayo Adeyemi Adel Adriana Afua Agnes Agnieszka Ahmad Ahmed Aisha Aishatu
Akua Alejandra Alejandro Aleksandr Alexandra Alexei Ali Alicia Alina Almaz Amal Amadou Amara Amina Aminata Amira Ana Anastasia Andrea
Andrei Andrzej Ángela Anita Anna Anne Antoine Antonio Anya Apinya Ariana Asha Aster Awa Ayesha Aysel Ayşe Aziz Beatriz Begum Bekele
Bianca Bilal Blessing Boris Bukola Camila Carlos Carmen Carolina Catherine Cecilia Chiara Chidi Chinedu Chioma Chinwe Claudia Cristina
Dalia Daniela Daniel Darya David Deepa Devi Diana Diego Dina Dmitri Dolores Ebele Ekaterina Elena Elif Elisa Elizabeth Emeka Emily Emma
Emmanuel Esther Eva Fadi Farah Farida Fatima Fatma Fatou Fatoumata Favour Felicia Fernanda Fiona Francesca Francisco Françoise
Gabriela Galina Ganna Gita Gloria Grzegorz Gulnara Habiba Hadiza Halima Hamid Hanna Hannah Hassan Hawa Helen Hélène Hiba
Huda Hussein Hye Ibrahim Ifeoma Ikram Iman Inés Ioana Irina Isabel Isabella Ivan Iveta Jacqueline Jamal James Jana Jasmine Javier Jean
Jelena Jennifer Jessica Jiwoo Joanna João Johanna John José Josephine Juan Julia Juma Kadiatou Kamala Karen Karim Katarzyna Kateryna
Kavita Kemi Khadija Khalid Khadijah Kofi Krisztina Kwame Lakshmi Lamia Larisa Laura Layla Leila Lena Lenka Leticia Leyla Lidia Lina
Linh Linda Lucía Ludmila Lwam Lyudmila Magdalena Mahmoud Malika Mamadou Manal Manuel Maria Mariam Mariama Mariana Marie Marina
Małgorzata Martha Mary Maryam Mehmet Meera Meron Mercy Michael Mihaela Mirela Miriam Mohamed Mohammad Mohammed Mona Monika Moussa Muhammad
Mustafa Nadezhda Nadia Naima Nana Naomi Natalia Natasha Neha Ngozi Nguyen Nia Nicole Nihal Nikolai Nimco Nina Nkechi Noor Nora Nour Nusrat
Nyambura Obinna Oksana Olena Olga Oluwaseun Omar Osman Pablo Patience Patricia Paulina Pavel Pedro Petra Petronella Phuong Pooja
Precious Priya Rachel Rafael Rahel Rahima Rajesh Rana Rania Rashid Raúl Rebeca Reem Rekha Rita Roberto Rosa Rosario Roxana
Ruth Saba Sabina Sadia Saida Said Salma Samira Samuel Sana Sandra Sangita Sara Sarah Selam Selma Senait Sergei Seyoum Shabnam Shanti
Sharmin Shilpa Silvia Simona Sita Sofia Sonia Sophie Stephanie Sunita Svetlana Tamara Tanya Tatiana Temitope Teresa Thandi
Tigist Titilayo Tomasz Uchenna Valentina Valeria Vanessa Vera Verónica Victor Viktoria Vladimir Wanjiku Wafa Xiaoming Yasmin Yasmine
Yekaterina Youssef Yuki Yulia Yusuf Zahra Zainab Zanele Zeynep Zofia Zsófia
Abdi Abubakar Acheampong Achieng Adewale Afolabi Aguilar Akhtar Akter Alvarez Amadi Appiah Asante Atieno Balogun Banda Barry Bauer Bello
Bernard Bianchi Boateng Botha Camara Castillo Castro Chaudhry Chávez Chen Cissé Conteh Costa Coulibaly Dang Das Delgado Dhillon Diallo
Diarra Díaz Diop Dlamini Dogan Domínguez Dubois Dube Dumitru Durand Eze Fernandes Fernández Ferrari Ferreira Flores Fofana
Fonseca García Gebre Gomes Gómez Gonçalves González Goswami Greco Gupta Gutiérrez Haddad Haile Haruna Hernández Herrera Hoang Horvat
Horváth Huynh Idris Ionescu Ivanov Ivanova Ivanović Iyer Jankowski Jiménez Johnson Jones Kabir Kamara Kaplan Kariuki Kaur Keita Khan
Khatun Kim Kiplagat Kone Kowalska Kowalski Kumar Kumari Kuznetsov Kuznetsova Lebedev Lebedeva Lima López Lungu Malik Martínez Mbeki Medina
Mendoza Mensah Mishra Molina Morales Moreno Moreau Moyo Müller Mutasa Mwangi Nagy Naidoo Ndiaye Ndlovu Nkosi Noor Novak Novák Nováková
Novakova Nowak Nunez Nwachukwu Nwosu Obi Odhiambo Ogunleye Ojo Okafor Okeke Okonkwo Oliveira Omondi Onyango Ortega Ortiz Osagie Osei
Otieno Ouattara Ouédraogo Owusu Patel Pereira Pérez Petrov Petrova Petrović Pham Phan Phiri Popa Popescu Popov Popova Quispe Rahman Ramirez
Ramos Reddy Reyes Ribeiro Ríos Rivera Rodrigues Rodríguez Rojas Romero Rossi Russo Saleh Sánchez Sane Sani Santos Sarkar Schmidt Schneider
Sesay Shah Sharma Shevchenko Sidibé Sidorova Silva Singh Smirnov Smirnova Smith Soares Sokolova Soto Souza Sow Stoica Svoboda
Tadesse Tanaka Tekle Tesfaye Thapa Torres Touré Traoré Tran Usman Vargas Vásquez Vega Verma Vidal Volkova Wambui Wang Wanjiru Williams
Yadav Yildiz Yilmaz Zhang Zhou Zulu
Анна Ольга Ирина Светлана Татьяна Мария Елена Наталья Наталия Юлия Екатерина Анастасия Людмила Галина Оксана Надежда Валентина Марина Дарья Ксения
Алина Виктория Полина Зинаида Лариса Нина Тамара Олена Ганна Гульнара Айгуль Динара Иван Александр Сергей Дмитрий Алексей Андрей Николай Владимир Михаил
Иванов Иванова Петров Петрова Сидоров Сидорова Кузнецов Кузнецова Попов Попова Соколов Соколова Лебедев Лебедева Козлов Козлова Смирнов Смирнова Волков
Волкова Морозов Морозова Новикова Павлова Фёдорова Михайлова Шевченко Коваленко Бондаренко
محمد أحمد علي حسن حسين إبراهيم عبدالله محمود يوسف خالد عمر مصطفى عثمان إسماعيل أمينة آمنة فاطمة مريم خديجة عائشة نور ليلى سارة هدى رانيا
سلمى منى دعاء إيمان زينب أسماء حنان هبة ندى ريم سعاد نادية سميرة رقية حليمة العلي حداد الخطيب المصري الحسن منصور سليمان الشامي الحداد العبدالله النجار
आशा सीता गीता मीना रीता सुनीता कविता पूजा प्रिया राधा अनीता संगीता लक्ष्मी ममता रेखा राम मोहन राजेश सुनील अमित शर्मा वर्मा गुप्ता यादव सिंह कुमार कुमारी देवी
मिश्रा पटेल खान থাপা আক্তার বেগম খাতুন রহমান ফাতেমা
สมชาย สมหญิง มาลี กมล สุดา วิไล นภา อรทัย ประเสริฐ สมศักดิ์ สุรชัย วิชัย นารี รัตนา พรทิพย์ สุภาพร ใจดี ศรีสุข
Nguyễn Trần Phạm Hoàng Huỳnh Phương
`

/** Names that begin with an article or a letter written in several ways are found by either. */
const folded = (word: string): string =>
  fold(word)
    .replace(/^ال(?=.{3})/u, "")
    .replace(/ى$/u, "ي")
    .replace(/ة$/u, "ه")
    .replace(/ё/g, "е")

let all: ReadonlySet<string> | undefined

/** Whether a word is a name that is common somewhere. */
export function isCommonName(word: string): boolean {
  all ??= new Set(names.split(/\s+/).filter(Boolean).map(folded))
  return all.has(folded(word))
}
